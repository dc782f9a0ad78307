/** The messages of this package in Korean, by their English templates; the build gathers them behind `@bp/tensor/ko`. */
export const ko: Readonly<Record<string, string>> = {
  "weights of samples need a loss that gives one number for each of the {n} samples when called with { reduction: 'none' }, got {shape}; pass the option on to the loss within":
    "표본 가중치를 쓰려면 손실이 { reduction: 'none' }으로 불릴 때 표본 {n}개마다 수를 하나씩 주어야 합니다. 받은 모양: {shape}. 이 옵션을 안쪽의 손실에 넘겨 주세요",
  'x and y must have one row for each sample, got x of shape {x} and y of shape {y}':
    'x와 y에는 표본마다 행이 하나씩 있어야 합니다. x의 모양은 {x}, y의 모양은 {y}입니다',
  'w must be one weight for each of the {n} samples, shape [{n}], got {w}':
    'w에는 표본 {n}개의 가중치가 하나씩, 모양 [{n}]으로 있어야 합니다. 받은 모양: {w}',
  'the model must give one tensor, got {got}; wrap it in a module that gives the one to be measured':
    '모델은 텐서 하나를 내놓아야 합니다. 받은 것: {got}. 측정할 텐서를 내놓는 모듈로 감싸 주세요',
  "the loss must give one number, got {got}; a loss of @bp/losses does unless its reduction is 'none'":
    "손실은 수 하나여야 합니다. 받은 것: {got}. @bp/losses의 손실은 reduction이 'none'이 아니면 수 하나를 줍니다",
};
