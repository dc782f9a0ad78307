/** The messages of this package in Korean, by their English templates; the build gathers them behind `@bp/tensor/ko`. */
export const ko: Readonly<Record<string, string>> = {
  'expected a model, got {value}': '모델이 필요합니다. 받은 값: {value}',
};
