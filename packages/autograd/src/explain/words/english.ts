import type { ExplainLanguage } from './explain-language';

/**
 * Explanations in English, the default. Full sentences end in a full stop; `why-…` stand beside a factor and have none. What
 * only lessons say is told in `derivation/english.ts` and `learning/english.ts`.
 */
export const en: ExplainLanguage = {
  id: 'en',
  sentences: {
    // A gradient
    'loss-by': 'We differentiate the loss `{loss} = {value}` by `{of} = {at}`.',
    'not-finite':
      'A loss of {value} has no slope to follow: detectAnomaly of @bp/inspect finds where it became so.',
    paths: '{count} path{count:/s}:',
    path: 'Path {i}:',
    sum: 'Sum: {value}',
    check: 'Check: recorded gradient {recorded}, central difference {central}',
    'check-recorded': 'Check: recorded gradient {recorded}; no central difference: {reason}',
    'no-central-kink': 'the slope jumps near `{of} = {at}`',
    'no-central-recorded': 'an operation cannot run again; explain a function of the loss instead',
    'no-central-random': 'the function gave another loss when it ran again',
    'no-central-infinite': 'the loss near `{of} = {at}` is not finite',
    'no-central-constant': '{of} is a constant, by which nothing is differentiated',
    'no-path': 'No path leads from the loss to {of}.',
    uncounted: '{value}: too many paths to count; this is the recorded gradient',
    'over-paths': '{value} over {count} path{count:/s}',
    largest: 'largest contribution {label}: {value} ({share})',

    // Why a factor is what it is
    'why-half-squared-error': 'the error: how far the output is from its target',
    'why-squared-error': 'twice the error',
    'why-absolute-error': 'the sign of the error',
    'why-cross-entropy': 'the surer a wrong output, the steeper',
    'why-nll': 'the less probable the true class, the steeper',
    'why-softmax': 'every logit moves every `p`: `p(δ − p)`, with `δ = 1` for its own',
    'why-sigmoid': 'slope of the sigmoid, never above 0.25',
    'why-tanh': 'slope of tanh, never above 1',
    'why-branch': '{slope}, since {condition}',
    'why-dead': '0, since {condition}: a dead unit passes nothing on',
    'why-weight': 'the input {other} that the weight multiplies',
    'why-activation': 'the weight {other} on the way to the weighted sum',
    'why-bias': 'the bias is added as it is',
    'why-identity': 'the output has no activation function',
    'why-same': 'passed on as it is',
    'why-sum': 'passed on as it is',
    'why-mean': 'one of {count} numbers in the mean',
    'why-product': 'the other factor {other}',
    'why-kept': 'kept by dropout, scaled up for the dropped ones',
    'why-dropped': 'dropped by dropout',
    'why-largest': 'only the largest receives the gradient',
    'why-tie': '{count} equally large share the gradient',
    'why-rule': '{operation} has a rule of its own',
    'why-one-factor': '{operation} is one factor: its inside is not recorded',
    'why-formula': 'derivative of {operation}',
    'why-number': 'known as a number only',
    'gave-way':
      'At `{z} = {at}` {function} rounds to {rounded} and the textbook product is `{product}`; the stable form gives {value}.',

    // Delta rule, summary
    'delta-output': 'Delta rule of an output: error times slope.',
    'delta-hidden': 'Delta rule of a hidden unit: weighted sum of the deltas above times slope.',
    'largest-gradients': 'The largest gradients:',
    layer: '{layer} `{in} → {out}`: mean `φ′` {slope}, `‖δ‖` {delta}, `‖∂W‖/‖W‖` {ratio}',
  },
  particle(spoken, forms) {
    return forms.split('/')[spoken === '1' ? 0 : 1];
  },
};
