import type { ExplainLanguage } from './explain-language';

/** Explanations in English, the default. Full sentences end in a full stop; `why-…` stand beside a factor and have none. */
export const en: ExplainLanguage = {
  id: 'en',
  sentences: {
    // A gradient
    'loss-by': 'We differentiate the loss `{loss} = {value}` by `{of} = {at}`.',
    paths: '{count} path{count:/s}:',
    path: 'Path {i}:',
    sum: 'Sum: {value}',
    check: 'Check: recorded gradient {recorded}, central difference {central}',
    'check-recorded': 'Check: recorded gradient {recorded}; no central difference: {reason}',
    'no-central-kink': 'the slope jumps near `{of} = {at}`',
    'no-central-recorded': 'an operation cannot run again; explain a function of the loss instead',
    'no-central-random': 'the function gave another loss when it ran again',
    'no-central-infinite': 'the loss near `{of} = {at}` is not finite',
    'no-path': 'No path leads from the loss to {of}.',
    uncounted: 'too many paths to count; this is the recorded gradient',
    'over-paths': 'over {count} path{count:/s}',
    largest: 'largest contribution {label}: {value} ({share})',
    update: 'Update with the learning rate {lr}:',

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
    'why-not-largest': 'only the largest receives the gradient',
    'why-tie': '{count} equally large share the gradient',
    'why-rule': '{operation} has a rule of its own',
    'why-one-factor': '{operation} is one factor: its inside is not recorded',
    'why-formula': 'derivative of {operation}',
    'why-number': 'known as a number only',
    'gave-way':
      'At `{z} = {at}` {function} rounds to {rounded} and the textbook product is `{product}`; the stable form gives {value}.',

    // Delta rule, matrix form, summary
    'delta-output': 'Delta rule of an output: error times slope.',
    'delta-hidden': 'Delta rule of a hidden unit: weighted sum of the deltas above times slope.',
    matrix: 'All weights of {layer} at once: every delta times every input.',
    'largest-gradients': 'The largest gradients:',
    layer: '{layer} `{in} → {out}`: mean `φ′` {slope}, `‖δ‖` {delta}, `‖∂W‖/‖W‖` {ratio}',

    // Learning: mistakes, exercises, what if
    'mistake-updated-weights':
      'Updated too early: {names}. Every gradient takes the weights before the update.',
    'mistake-no-slope': 'A slope was forgotten: {names}.',
    'mistake-extra-slope':
      'One slope too many: {names}. Cross-entropy by the weighted sum is `o − t` already.',
    'mistake-sign': 'The sign was lost: output minus target, {names}.',
    'mistake-one-path': 'Only path {i} of {count} was taken: the gradient is the sum of all.',
    'mistake-wrong-index': '{names} in the place of {right}: follow the indices along the path.',
    'mistake-neighbour': 'That is {name}: follow the indices along the path.',
    'mistake-rounding': 'Rounded to 4 decimals on the way: round the result only.',
    'mistake-no-rate': 'The learning rate {name} was forgotten: it scales every step.',

    'exercise-factor': 'What is {factor} in the chain rule of {of}?',
    'exercise-gradient': 'What is {factor}?',
    'exercise-update': 'What is {of} after the update?',
    given: 'Given: {values}',
    right: 'Right.',
    'right-to': 'Right to {digits} decimal{digits:/s}.',
    wrong: 'Not yet.',
    'wrong-like': 'Not yet. It looks like this: {mistake}',
    unreadable: 'That is no number: write it as 0.0259, 2.59e-2 or 7/3.',
    'what-if': 'With `{of} = {value}` the loss would be `{loss} = {now}`, a change of {change}.',
    'what-if-predicted':
      'The gradient predicts a straight line, `{line}`, which is off by {error}.',
    'what-if-line': 'The loss is a straight line here.',
    'what-if-curve': 'The loss is curved: its slope changes on the way.',
    'what-if-infinite': 'No straight line leads there: the loss is not finite.',
  },
  particle(spoken, forms) {
    return forms.split('/')[spoken === '1' ? 0 : 1];
  },
};
