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
  'nothing would end the training; say how many epochs it may take at most: { epochs: 30 }':
    '훈련이 끝날 조건이 없습니다. 최대 에포크 수를 정해 주세요: { epochs: 30 }',
  'the data can be gone through only once, and epoch {epoch} asks for them again; pass a function that makes a new iterator, () => batches()':
    '데이터를 한 번만 훑을 수 있는데 에포크 {epoch}에서 다시 필요합니다. 이터레이터를 새로 만드는 함수를 넘겨 주세요: () => batches()',
  'the data gave no batch, or fewer than in the epoch before; an iterable must give the same number in each epoch':
    '데이터에서 배치가 나오지 않았거나 앞 에포크보다 적게 나왔습니다. 이터러블은 에포크마다 같은 수의 배치를 주어야 합니다',
  'batch {index} of the data must be { x, y } with at least one row, got {got}':
    '데이터의 배치 {index}은(는) 행이 하나 이상인 { x, y }여야 합니다. 받은 것: {got}',
  'the loss must be one number, got {got}': '손실은 수 하나여야 합니다. 받은 것: {got}',
  'a loss or a weight is not finite': '손실이나 가중치가 유한한 수가 아닙니다',
  "batches from elsewhere have no row {row}; trace('batch') or trace() shows what comes next":
    "밖에서 온 배치에는 행 {row}이(가) 없습니다. trace('batch')나 trace()로 다음에 올 것을 볼 수 있습니다",
  "there is no '{monitor}' to watch, an epoch has {names}":
    "지켜볼 '{monitor}'이(가) 없습니다. 에포크에는 {names}이(가) 있습니다",
  'expected one of {events}, and a function': '{events} 중 하나와 함수가 필요합니다',
  "a step is 'sample', 'batch' or 'epoch', got {unit}":
    "단계는 'sample', 'batch', 'epoch' 중 하나입니다. 받은 값: {unit}",
  'the saved run has seed {theirs}, this one {ours}':
    '저장된 실행의 시드는 {theirs}, 이 실행의 시드는 {ours}입니다',
  'the batches of this run have to be waited for; await run.play({ updates: 1 }) goes one step on':
    '이 실행의 배치는 기다려야 합니다. await run.play({ updates: 1 })로 한 단계 나아갑니다',
  'the run is under way; wait until the step or play() has ended, or pause() it':
    '실행이 진행 중입니다. 그 단계나 play()가 끝날 때까지 기다리거나 pause()로 멈춰 주세요',
  'the data of an epoch must be an iterable of batches { x, y }, got {got}':
    '한 에포크의 데이터는 배치 { x, y }의 이터러블이어야 합니다. 받은 것: {got}',
  'the run was restored at batch {first}, and what was before is not known; make it with the same weights as then, and restore again':
    '실행을 배치 {first}에서 이어받아 그 앞은 알 수 없습니다. 그때와 같은 가중치로 실행을 만들어 다시 이어받아 주세요',
  'batch {batch} of epoch {epoch} brings numbers that are not finite, so the run is where it was before; lower the learning rate or clip the gradients; await run.diagnose() tells where they come from':
    '에포크 {epoch}의 배치 {batch}에서 유한하지 않은 수가 나와 실행을 그 직전으로 되돌렸습니다. 학습률을 낮추거나 기울기를 잘라 주세요. await run.diagnose()가 어디에서 나왔는지 알려 줍니다',
  'model must be a module such as new Linear(2, 1), got {got}':
    'model은 new Linear(2, 1)과 같은 모듈이어야 합니다. 받은 것: {got}',
  'optimizer must be one such as new Adam(model.parameters()), got {got}':
    'optimizer는 new Adam(model.parameters())와 같은 옵티마이저여야 합니다. 받은 것: {got}',
  'data must be { x, y }, or an iterable of such batches, got {got}':
    'data는 { x, y }이거나 그런 배치의 이터러블이어야 합니다. 받은 것: {got}',
  'validation must be { x, y } where batches come from elsewhere, got {validation}':
    '배치가 밖에서 올 때 validation은 { x, y }여야 합니다. 받은 값: {validation}',
  'expected what save() gave, got {got}': 'save()가 준 것이 필요합니다. 받은 것: {got}',
  "there is no setting '{path}'; those of an optimizer are called optimizer.lr or optimizer.1.lr, those of a module model.3.p, and factors that the run was given {factors}":
    "설정 '{path}'이(가) 없습니다. 옵티마이저의 설정은 optimizer.lr이나 optimizer.1.lr, 모듈의 설정은 model.3.p, 실행에 준 계수는 {factors}(이)라고 부릅니다",
};
