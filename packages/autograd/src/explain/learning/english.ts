/** What exercises, mistakes and experiments say in English, and nothing else does. */
export const english: Readonly<Record<string, string>> = {
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
  'what-if-predicted': 'The gradient predicts a straight line, `{line}`, which is off by {error}.',
  'what-if-line': 'The loss is a straight line here.',
  'what-if-curve': 'The loss is curved: its slope changes on the way.',
  'what-if-infinite': 'No straight line leads there: the loss is not finite.',
};
