/** The messages of this package in Korean, by their English templates; the build gathers them behind `@bp/tensor/ko`. */
export const ko: Readonly<Record<string, string>> = {
  'expected a model, got {value}': '모델이 필요합니다. 받은 값: {value}',
  'language must be one such as ko of @bp/inspect/ko, got {value}':
    'language에는 @bp/inspect/ko의 ko 같은 것이 필요합니다. 받은 값: {value}',
  'expected an optimizer, got {optimizer}': '옵티마이저가 필요합니다. 받은 값: {optimizer}',
  'the optimizer does not have this parameter: {parameter}; give one of those it was made for':
    '옵티마이저에 이 매개변수가 없습니다: {parameter}. 옵티마이저를 만들 때 넣은 매개변수 가운데 하나를 넣어 주세요',
  'the parameter of shape {shape} is frozen, so a step does not move it; unfreeze it before the loss is computed':
    '모양이 {shape}인 매개변수는 동결되어 있어 갱신되지 않습니다. 손실을 계산하기 전에 동결을 풀어 주세요',
  'the parameter of shape {shape} has no gradient; call backward before, and zeroGrad only after':
    '모양이 {shape}인 매개변수에 기울기가 없습니다. 먼저 backward를 호출하고, zeroGrad는 그 뒤에 호출해 주세요',
  'index must be a place in the shape {shape}, one number per axis, or a number below {size}, got {index}':
    'index는 모양 {shape} 안의 위치(축마다 수 하나)이거나 {size}보다 작은 번호여야 합니다. 받은 값: {index}',
  'losses must be the recorded losses of the samples, or a list of their gradients, got {losses}':
    'losses는 샘플마다의 기록된 손실이거나 샘플마다의 기울기 목록이어야 합니다. 받은 값: {losses}',
};
