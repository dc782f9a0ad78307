/** The messages of this package in Korean, by their English templates; the build gathers them behind `@bp/tensor/ko`. */
export const ko: Readonly<Record<string, string>> = {
  'the value must be a number such as loss.item(), got {got}':
    '값은 loss.item()과 같은 숫자여야 합니다. 받은 것: {got}',
  'expected {want} channels along axis 1, got shape {shape}; make the layer with {got} features?':
    '축 1에 채널 {want}개가 필요합니다. 받은 모양: {shape}. 층을 특징 {got}개로 만들어야 할까요?',
  'expected more than 1 value per channel when training, got shape {shape}; use a larger batch, or eval() first':
    '훈련할 때는 채널마다 값이 둘 이상 필요합니다. 받은 모양: {shape}. 배치를 키우거나 먼저 eval()을 부르세요',
  'momentum must lie in [0, 1] or be null, got {momentum}':
    'momentum은 [0, 1] 안에 있거나 null이어야 합니다. 받은 값: {momentum}',
  'expected [batch, channels] or [batch, channels, length], got shape {shape}':
    '[batch, channels] 또는 [batch, channels, length]가 필요합니다. 받은 모양: {shape}',
  'expected [batch, channels, height, width], got shape {shape}':
    '[batch, channels, height, width]가 필요합니다. 받은 모양: {shape}',
  'expected [batch, channels, depth, height, width], got shape {shape}':
    '[batch, channels, depth, height, width]가 필요합니다. 받은 모양: {shape}',
  "mode must be 'min' or 'max', got {mode}": "mode는 'min' 또는 'max'여야 합니다. 받은 값: {mode}",
  'a state has best, a number or null, and sinceBest, a whole number ≥ 0; pass what state() gave':
    '상태에는 best(수 또는 null)와 sinceBest(0 이상의 정수)가 있습니다. state()가 준 값을 넘겨 주세요',
  'expected at least one axis, none of them empty, got {shape}':
    '비어 있지 않은 축이 하나 이상 필요합니다. 받은 모양: {shape}',
  'expected last axes of extents {want}, got shape {shape}':
    '마지막 축들의 크기가 {want}이어야 합니다. 받은 모양: {shape}',
  'expected tensors of real numbers, got {got}': '실수 텐서가 필요합니다. 받은 것: {got}',
  'expected tensors that can be overwritten, got a computed value or repeated view of shape {shape}; pass the parameter it came from':
    '덮어쓸 수 있는 텐서가 필요합니다. 받은 것: 모양이 {shape}인 계산된 값 또는 반복된 뷰. 그것이 나온 매개변수를 넘겨 주세요',
  'there is no parameter to penalise; an iterator can be read only once':
    '벌점을 줄 매개변수가 없습니다. 반복자는 한 번만 읽을 수 있습니다',
};
