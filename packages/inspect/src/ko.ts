/** The messages of this package in Korean, by their English templates; the build gathers them behind `@bp/tensor/ko`. */
export const ko: Readonly<Record<string, string>> = {
  'expected a model, got {value}': '모델이 필요합니다. 받은 값: {value}',
  'language must be one such as ko of @bp/inspect/ko, got {value}':
    'language에는 @bp/inspect/ko의 ko 같은 것이 필요합니다. 받은 값: {value}',
};
