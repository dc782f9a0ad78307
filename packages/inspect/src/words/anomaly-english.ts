/** What the search for the first NaN says, in English. */
export const anomalyEnglish: Readonly<Record<string, string>> = {
  'anomaly.finite': 'All values are finite.',
  'anomaly.finite-steps': 'All values are finite in {steps} steps.',
  'anomaly.operation': 'Step {step}, {phase}: {what} {layer} gave {value}.',
  'anomaly.gradient': 'Step {step}, {phase}: the gradient of {what} {layer} became {value}.',
  'anomaly.given':
    'Step {step}, {phase}: {what} held {value} before anything was computed with it ({operation} {layer}).',
  'anomaly.returned': 'Step {step}: {what} held {value} from the start.',
  'anomaly.forward': 'forward pass',
  'anomaly.backward': 'backward pass',
  'anomaly.update': 'update',
  'anomaly.no-layer': 'outside of all layers',
  'anomaly.outermost': 'in the model itself',
  'anomaly.layer': 'in layer {path}',
  'anomaly.constant': 'a constant',
  'anomaly.data': 'an input',
  'anomaly.place': 'At {position} of {shape}; {count} of {size} values are not finite.',
  'anomaly.place-row':
    'At {position} of {shape}, row {row} of the batch, counted from 0; {count} of {size} values are not finite.',
  'anomaly.operand': 'operand',
  'anomaly.value': '{value} at this place',
  'anomaly.largest': '{value} at {position} the largest of {count} here',
  'anomaly.range': '{min} to {max} in all',
  'anomaly.cause': 'Cause: {cause}',
  'anomaly.advice': 'Advice: {advice}',
  'anomaly.unreached': 'No result of the step shows it; it vanished on the way.',
  'cause.log-of-zero': 'the logarithm of 0 is −∞.',
  'advice.log-of-zero':
    'use a loss that takes logits (bceWithLogits, crossEntropy, logSoftmax), or add a small ε inside the logarithm.',
  'cause.log-of-negative': 'there is no real logarithm of {x}.',
  'advice.log-of-negative': 'see why the value becomes negative; softplus or exp keep it above 0.',
  'cause.division-by-zero': '{x} is divided by 0.',
  'advice.division-by-zero': 'add a small ε to the divisor, or choose by where before you divide.',
  'cause.zero-over-zero': '0 / 0 has no value.',
  'advice.zero-over-zero':
    'add a small ε to the divisor; is a mean taken of nothing, or a deviation of a single value?',
  'cause.unchosen':
    'the gradient that arrives is 0, and the slope of {operation} is infinite: 0 · ∞ has no value.',
  'advice.unchosen':
    'where chooses values, but does not stop such a gradient: choose before the operation, as in where(x.gt(0), x, 1).log(), or add a small ε.',
  'cause.root-of-negative': 'there is no real square root of {x}.',
  'advice.root-of-negative':
    'clip the value at 0 first; rounding can make a small difference negative.',
  'cause.root-at-zero': 'the slope of {operation} is infinite at 0.',
  'advice.root-at-zero': 'add a small ε under the root: √(x + ε).',
  'cause.power-of-zero': '0 to the power of {p} is infinite.',
  'advice.power-of-zero': 'add a small ε to the base.',
  'cause.power-of-negative': '{x} to the power of {p} is no real number.',
  'advice.power-of-negative': 'take the absolute value of the base, or keep it above 0.',
  'cause.exp-overflow': 'e to the power of {x} is larger than the largest number of the type.',
  'advice.exp-overflow':
    'use a form that does not overflow (softmax, logSumExp, softplus, a loss that takes logits), or a smaller learning rate.',
  'cause.overflow': 'the result of {operation} is larger than the largest number of the type.',
  'advice.overflow': 'scale the inputs, lower the learning rate, or clip the gradients.',
  'cause.gradient-overflow':
    'the gradient through {operation} is larger than the largest number of the type.',
  'advice.gradient-overflow':
    'scale the loss or the inputs down, or keep what is divided by away from 0.',
  'cause.of-nothing': '{operation} was asked for of no values at all.',
  'advice.of-nothing':
    'see why the tensor is empty: a selection that chose nothing, a batch without examples?',
  'cause.diverged':
    'the learning rate is too large: the weights {name} have grown from {from} to {to} in absolute value, until a result overflowed.',
  'advice.diverged': 'lower the learning rate, clip the gradients (clipGradNorm), or warm up.',
  'cause.non-finite-input': 'the data themselves are not finite.',
  'advice.non-finite-input':
    'look at this example, and clean the data before training: a missing value, a division in preparing them?',
  'cause.non-finite-parameter': '{name} was not finite before this step.',
  'advice.non-finite-parameter':
    'go back to saved weights, and watch the steps from there to find where it arose.',
  'cause.constant': 'a constant that is not finite has come into the result.',
  'advice.constant':
    'a mask of −∞ must leave something in every row: all of it masked gives 0 / 0; elsewhere choose by where.',
};
