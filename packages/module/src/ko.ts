/** The messages of this package in Korean, by their English templates; the build gathers them behind `@bp/tensor/ko`. */
export const ko: Readonly<Record<string, string>> = {
  'expected two objects of options, got {options} and {defaults}':
    '옵션 객체 두 개가 필요합니다. 받은 값: {options}, {defaults}',
  'expected an object of tensors by name, got {state}':
    '이름마다 텐서가 있는 객체가 필요합니다. 받은 값: {state}',
  'expected a tensor that is no parameter, got {got}':
    '매개변수가 아닌 텐서가 필요합니다. 받은 것: {got}',
  'expected an object of tensors by name, got {got}':
    '이름별 텐서를 담은 객체가 필요합니다. 받은 것: {got}',
  '{path} leads back to a module that holds it, so its names would never end; keep the way back in a private #field':
    '{path}은(는) 자신을 담은 모듈로 되돌아가므로 이름이 끝나지 않습니다. 되돌아가는 참조는 비공개 #field에 두세요',
  'the names do not fit: missing {missing}; unexpected {unexpected}. Was the model built with the same layers? { strict: false } ignores the difference':
    '이름이 맞지 않습니다. 없는 것: {missing}. 남는 것: {unexpected}. 같은 층으로 만든 모델인가요? { strict: false }를 주면 차이를 무시합니다',
};
