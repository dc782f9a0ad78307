/** What `GradientFlow` says, in English. */
export const flowEnglish: Readonly<Record<string, string>> = {
  'flow.title': 'Gradient flow, step {number}: loss {loss}',
  'flow.layer': 'layer',
  'flow.slope': 'mean |φ′|',
  'flow.near-limit': 'saturated',
  'flow.silent': 'dead',
  'flow.product':
    'Product of the mean |φ′| of the activations from {layer} to the loss ({count}): {product}.',
  'flow.product-bound':
    'Product of the mean |φ′| of the activations from {layer} to the loss ({count}): {product}; it can be at most {bound}.',
  'flow.fine': 'Fine: gradients reach every layer in a like size.',
  'flow.fine-advice': '',
  'flow.exploding': 'Exploding in {layers}.',
  'flow.exploding-advice':
    'Clip gradients (clipGradNorm), lower the learning rate, or start with smaller weights (He for relu, Glorot for sigmoid and tanh).',
  'flow.dead': 'Dead units in {layers}.',
  'flow.saturated': 'Saturated in {layers}.',
  'flow.saturated-advice':
    'Start with smaller weights (Glorot), scale the inputs, or normalise before the activation (batch norm).',
  'flow.dead-advice':
    'Lower the learning rate, start with biases of 0 and weights by He, or use leaky relu.',
  'flow.vanishing': 'Vanishing in {layers}.',
  'flow.vanishing-advice':
    'Use relu with weights by He, normalise (batch norm), or go around layers (skip connections); each sigmoid passes on at most a quarter.',
};
