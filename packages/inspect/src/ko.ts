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
  'losses must be a recorded tensor, one number per sample, got {losses}':
    'losses는 샘플마다 수가 하나인, 기록된 텐서여야 합니다. 받은 값: {losses}',
  'perSample must be the gradients of this number, one per sample, got {perSample}':
    'perSample은 이 수의 기울기를 샘플마다 하나씩 담아야 합니다. 받은 값: {perSample}',
  'sample must be below the number of samples, {count}, got {sample}':
    'sample은 샘플의 수 {count}보다 작아야 합니다. 받은 값: {sample}',
  'name must be a string such as w5, got {name}':
    'name은 w5와 같은 문자열이어야 합니다. 받은 값: {name}',
  'expected a loss, got {loss}': '손실이 필요합니다. 받은 값: {loss}',
  'the loss has no record of how it was computed; compute it outside of compile, noGrad and detach':
    '손실에 계산 과정의 기록이 없습니다. compile, noGrad, detach를 쓰지 않고 계산해 주세요',
  'the loss was computed without any parameter of the model; is it the loss of another one?':
    '손실을 계산하는 데 이 모델의 매개변수가 하나도 쓰이지 않았습니다. 다른 모델의 손실은 아닌가요?',
  'inputs must be tensors by name, such as {example}, got {inputs}':
    'inputs는 {example}처럼 이름별 텐서여야 합니다. 받은 값: {inputs}',
  'the step must not be asynchronous; await what it needs before the call':
    '스텝은 비동기 함수일 수 없습니다. 필요한 것은 호출하기 전에 await로 기다리세요',
};
