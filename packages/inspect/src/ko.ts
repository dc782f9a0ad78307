/** The messages of this package in Korean, by their English templates; the build gathers them behind `@bp/tensor/ko`. */
export const ko: Readonly<Record<string, string>> = {
  'expected a model, got {value}': '모델이 필요합니다. 받은 값: {value}',
  'language must be one such as ko of @bp/inspect/ko, got {value}':
    'language에는 @bp/inspect/ko의 ko 같은 것이 필요합니다. 받은 값: {value}',
  'inputs must be tensors by name, such as {example}, got {inputs}':
    'inputs는 {example}처럼 이름별 텐서여야 합니다. 받은 값: {inputs}',
  'the step must not be asynchronous; await what it needs before the call':
    '스텝은 비동기 함수일 수 없습니다. 필요한 것은 호출하기 전에 await로 기다리세요',
};
