/** The messages of this package in Korean, by their English templates; the build gathers them behind `@bp/tensor/ko`. */
export const ko: Readonly<Record<string, string>> = {
  'expected a Sequential or a list of layers, got {got}; list the layers of another module in the order in which they run, [net.fc1, new Sigmoid()]':
    'Sequential이나 층의 목록이 필요합니다. 받은 것: {got}. 다른 모듈이라면 실행되는 순서대로 층을 나열해 주세요. 예: [net.fc1, new Sigmoid()]',
  'there is no hidden linear layer to train; the last one of a Sequential is its output, and a list of layers is trained as a whole':
    '훈련할 은닉 선형 층이 없습니다. Sequential의 마지막 선형 층은 출력층이라 제외됩니다. 층의 목록을 주면 모두 훈련합니다',
  'expected a layer at {path}, got {got}': '{path}에는 층이 있어야 합니다. 받은 것: {got}',
  "method 'rbm' needs a Sigmoid behind the linear layer at {path}, and nothing else; method 'autoencoder' trains others":
    "method 'rbm'을 쓰려면 {path}의 선형 층 바로 뒤에 Sigmoid만 있어야 합니다. 다른 층은 method 'autoencoder'로 훈련할 수 있습니다",
  'the loss of the layer at {path} is {loss} in epoch {epoch}; lower lr':
    '{path}의 층이 에포크 {epoch}에서 손실 {loss}이(가) 되었습니다. lr을 줄여 주세요',
  "{option} belongs to method '{other}', and method is '{method}'":
    "{option}은(는) method '{other}'의 옵션입니다. 지금 method는 '{method}'입니다",
  'the layer at {path} takes examples [n, {want}], got shape {shape}':
    '{path}의 층은 모양이 [n, {want}]인 예제를 받습니다. 받은 모양: {shape}',
  'the features of the layer at {path} are not all finite':
    '{path}의 층에 들어가는 특징 가운데 유한하지 않은 값이 있습니다',
  'chains must be a tensor, which is overwritten, got {got}':
    'chains는 텐서여야 합니다. 표본을 뽑을 때마다 그 값을 덮어씁니다. 받은 것: {got}',
  'expected a last axis of {want} units, got shape {shape}':
    '마지막 축에는 유닛 {want}개가 있어야 합니다. 받은 모양: {shape}',
  'expected examples [n, {visible}], got shape {shape}':
    '예제의 모양은 [n, {visible}]이어야 합니다. 받은 모양: {shape}',
};
