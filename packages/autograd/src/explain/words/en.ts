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
    'check-differs':
      'The recorded gradient {recorded} and the central difference {central} differ: {reason}',
    'no-central-recorded': 'give explain the function instead of its loss, and it can run again',
    'no-central-kink': 'the slope jumps near `{of} = {at}`',
    'no-central-random': 'the run gave another loss when it was repeated',
    'no-central-infinite': 'the loss beside `{of} = {at}` is not finite',
    'by-layer': '{count} paths are too many to list; they are summed by layer',
    'over-paths': 'over {count} path{count:/s}',
    largest: 'largest contribution {label}: {value}, a share of {share}',
    'zero-path': 'One factor is 0: nothing passes along this path.',
    update: 'Update with the learning rate {lr}:',

    // Why a factor is what it is
    'why-half-squared-error': 'the error: how far the output is from its target',
    'why-squared-error': 'twice the error: how far the output is from its target',
    'why-absolute-error': 'only the sign of the error',
    'why-cross-entropy': 'slope of the cross-entropy: the surer a wrong output, the steeper',
    'why-nll': '`−1/{p}`: the less probable the true class, the steeper',
    'why-softmax': 'every score moves every probability: `p(δ − p)`, where `δ` is 1 for its own',
    'why-sigmoid': 'slope of the sigmoid, never above 0.25',
    'why-tanh': 'slope of tanh, never above 1',
    'why-branch': '{slope}, since {condition}',
    'why-dead': '0, since {condition}: a dead unit passes nothing on',
    'why-weight': 'the input {other} that the weight multiplies',
    'why-activation': 'the weight {other} on the way to the weighted sum',
    'why-bias': '1: the bias is added as it is',
    'why-identity': '1: the output has no activation function',
    'why-same': '1: passed on as it is',
    'why-sum': '1: a sum passes every gradient on as it is',
    'why-mean': '`1/{count}`: one of {count} numbers in the mean',
    'why-product': 'the other factor {other}',
    'why-kept': '{scale}: kept by dropout, and scaled up for those it dropped',
    'why-dropped': '0: dropped by dropout in this run',
    'why-largest': '1: only the largest receives the gradient',
    'why-not-largest': '0: only the largest receives the gradient',
    'why-tie': '`1/{count}`: {count} are equally large and share the gradient',
    'why-rule': '{operation} has a rule of its own',
    'why-one-factor': '{operation} is one factor: what happens inside it is not recorded',
    'why-formula': 'derivative of {operation}',
    'why-number': 'known as a number only',
    'gave-way':
      'At `{z} = {at}` {function} rounds to {rounded}: the textbook product is `{product}`, the stable form gives {value}.',

    // Delta rule, matrix form, summary
    'delta-output': 'Delta rule of an output: error times slope.',
    'delta-hidden':
      'Delta rule of a hidden unit: the deltas above, weighted and summed, times slope.',
    matrix: 'All weights of {layer} at once: every delta times every input.',
    layer: '{layer} `{in} → {out}`: mean `φ′` {slope}, `‖δ‖` {delta}, `‖∂W‖/‖W‖` {ratio}',

    // Learning: mistakes, exercises, what if
    'mistake-updated-weights':
      'Updated too early: {names}. Every gradient of a step takes the weights before the update.',
    'mistake-no-slope': 'The slope of an activation function was forgotten: {names}.',
    'mistake-extra-slope':
      'One slope too many, {names}: with this cross-entropy the derivative by the sum is `o − t` already.',
    'mistake-sign': 'The sign was lost: output minus target, {names}.',
    'mistake-one-path': 'Only path {i} of {count} was taken: the gradient is the sum of all.',
    'mistake-wrong-index': '{names} in the place of {right}: follow the indices along the path.',
    'mistake-neighbour': 'That is {name}: follow the indices along the path.',
    'mistake-rounding': 'Rounded to 4 decimals on the way: round the result only.',
    'mistake-no-rate': 'The learning rate {name} was forgotten: it scales every step.',

    'exercise-factor': 'Which number is {factor} in the chain rule of {of}?',
    'exercise-gradient': 'Which number is {factor}?',
    'exercise-update': 'Which number is {of} after the update?',
    given: 'Given: {values}',
    right: 'Right.',
    'right-to': 'Right to {digits} decimal{digits:/s}.',
    wrong: 'Not yet.',
    'wrong-like': 'Not yet. It looks like this: {mistake}',
    unreadable: 'That is no number: write it as 0.0259, 2.59e-2 or 7/3.',
    'what-if': 'With `{of} = {value}` the loss would be `{loss} = {now}`, a change of {change}.',
    'what-if-predicted':
      'The straight line along the gradient predicts `{line}`; it is off by {error}.',
    'what-if-line': 'The loss is a straight line here.',
    'what-if-up':
      'The loss curves upwards: the slope changes on the way, and the gradient knows it only at the start.',
    'what-if-down':
      'The loss bends downwards: the slope changes on the way, and the gradient knows it only at the start.',
    'what-if-infinite': 'No straight line leads there: the loss is not finite.',
  },
  particle(spoken, forms) {
    return forms.split('/')[spoken === '1' ? 0 : 1];
  },
};
