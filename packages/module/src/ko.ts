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
  'expected a module or parameters, got {got}': '모듈이나 매개변수가 필요합니다. 받은 것: {got}',
  '{name} is the name of two tensors; rename a property, or a key of the map or object that holds one':
    '{name}이라는 이름을 가진 텐서가 둘입니다. 속성이나, 텐서를 담은 Map·객체의 키를 다른 이름으로 바꿔 주세요',
  '{name} held a parameter or buffer and now holds {got}, which would be neither trained nor saved; overwrite the values with assign, or put parameter(…) or buffer(…) there':
    '{name}에는 매개변수나 버퍼가 있었는데 지금은 {got}이(가) 있습니다. 이대로는 학습도 저장도 되지 않습니다. assign으로 값을 덮어쓰거나, parameter(…) 또는 buffer(…)를 넣어 주세요',
  'the names do not fit: missing {missing}; unexpected {unexpected}. Was the model built with the same layers? { strict: false } ignores the difference':
    '이름이 맞지 않습니다. 없는 것: {missing}. 남는 것: {unexpected}. 같은 층으로 만든 모델인가요? { strict: false }를 주면 차이를 무시합니다',
};
