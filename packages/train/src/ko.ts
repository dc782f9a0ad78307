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
  'expected a Run, got {got}; fit gives it to its callbacks: { callbacks: [csvLog(path)] }':
    'Run이 필요합니다. 받은 것: {got}. fit이 콜백에 넘겨 줍니다: { callbacks: [csvLog(path)] }',
  'nothing would end the training; say how many epochs it may take at most: { epochs: 30 }':
    '훈련이 끝날 조건이 없습니다. 최대 에포크 수를 정해 주세요: { epochs: 30 }',
  'the data can be gone through only once, and epoch {epoch} asks for them again; pass a function that makes a new iterator, () => batches()':
    '데이터를 한 번만 훑을 수 있는데 에포크 {epoch}에서 다시 필요합니다. 이터레이터를 새로 만드는 함수를 넘겨 주세요: () => batches()',
  'the data gave no batch, or fewer than in the epoch before; an iterable must give the same number in each epoch':
    '데이터에서 배치가 나오지 않았거나 앞 에포크보다 적게 나왔습니다. 이터러블은 에포크마다 같은 수의 배치를 주어야 합니다',
  'batch {index} of the data must be { x, y } with at least one row, got {got}; .batch(32) makes batches of examples, .map(([x, y]) => ({ x, y })) such of pairs':
    '데이터의 배치 {index}은(는) 행이 하나 이상인 { x, y }여야 합니다. 받은 것: {got}. 예제는 .batch(32)로 묶고, 쌍은 .map(([x, y]) => ({ x, y }))로 바꿔 주세요',
  'classWeight must be a list of numbers ≥ 0, one for each class, got {weights}':
    'classWeight는 클래스마다 0 이상의 수 하나씩으로 된 목록이어야 합니다. 받은 값: {weights}',
  'classWeight is for targets that are class indices, [n], got {shape}; give the samples weights of their own, { x, y, w }':
    'classWeight는 클래스 번호로 된 [n] 모양의 정답에 씁니다. 받은 모양: {shape}. 표본마다의 가중치는 { x, y, w }로 줄 수 있습니다',
  'classWeight has {count} weights, for the classes from 0 on; the label {label} of sample {i} is none of them':
    'classWeight에는 0번 클래스부터 가중치가 {count}개 있는데, {i}번 표본의 레이블 {label}은(는) 그 가운데 없습니다',
  '{name} is for data in memory, { x, y }, but batches come from elsewhere; see to it where they are made, and leave it out here':
    '{name}은(는) 메모리에 있는 데이터 { x, y }에만 쓸 수 있는데 배치가 밖에서 옵니다. 배치를 만드는 곳에서 정하고 여기서는 빼 주세요',
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
  'of the saved run and this one, one has a schedule and the other none':
    '저장된 실행과 이 실행 중 하나에만 스케줄이 있습니다',
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
  'data must be samples { x, y }, or batches of them, got {got}':
    '데이터는 표본 { x, y }이거나 그런 배치들이어야 합니다. 받은 것: {got}',
  'expected a loss or metrics, such as { loss: crossEntropy, metrics: [accuracy] }, got the loss {loss}':
    '{ loss: crossEntropy, metrics: [accuracy] }처럼 손실이나 지표가 필요합니다. 받은 손실: {loss}',
  'the model must be a Module, got {got}; class Net extends Module { forward(x) { … } } makes one':
    '모델은 Module이어야 합니다. 받은 것: {got}. class Net extends Module { forward(x) { … } }로 만들 수 있습니다',
  'a metric must give one number for a batch, got {got}; defineMetric makes metrics of more':
    '지표는 배치마다 수 하나를 주어야 합니다. 받은 것: {got}. 그 밖의 지표는 defineMetric으로 만듭니다',
  'for a prediction of shape {prediction} the target must hold classes, shape {expected}, or a probability for each class, got {target}':
    '예측의 모양이 {prediction}이면 목표에는 모양 {expected}인 클래스 번호나 클래스마다의 확률이 있어야 합니다. 받은 모양: {target}',
  'targets must be class indices in [0, {end}), got {label} at position {i}; classes count from 0':
    '목표는 [0, {end}) 안의 클래스 번호여야 합니다. {i}번째 값이 {label}입니다. 클래스 번호는 0부터 셉니다',
  'a target in the shape of the prediction must hold probabilities that sum to 1, got the sum {sum} in row {i}; where several classes may hold at once, measure each as a column of its own':
    '예측과 모양이 같은 목표에는 합이 1인 확률이 있어야 합니다. {i}번째 행의 합이 {sum}입니다. 여러 클래스가 함께 맞을 수 있다면 열마다 따로 재어 주세요',
  'the prediction must hold a score for each class, [n, k], one for yes, [n], or classes as int32, [n], got {dtype} of shape {shape}':
    '예측에는 클래스마다의 점수 [n, k], "예"의 점수 [n], 또는 int32 클래스 번호 [n]이 있어야 합니다. 받은 것: 모양이 {shape}인 {dtype}',
  "{classes} classes have one figure each; choose how they become one: {op}({ average: 'macro' }), 'weighted' or 'micro', or 'none' for all of them":
    "클래스 {classes}개에는 값이 하나씩 있습니다. {op}({ average: 'macro' }), 'weighted', 'micro' 중에서 하나로 합칠 방법을 고르거나, 모두 보려면 'none'을 쓰세요",
  'there must be one weight for each of the {n} samples, got {weights}':
    '표본 {n}개의 가중치가 하나씩 있어야 합니다. 받은 모양: {weights}',
  'metrics must be a list such as [accuracy], or metrics by name, got {given}':
    '지표는 [accuracy] 같은 목록이거나 이름별 지표여야 합니다. 받은 값: {given}',
  'metric {key} must be a function, got {got}': '지표 {key}은(는) 함수여야 합니다. 받은 것: {got}',
  "each metric needs a name of its own, other than loss, got '{name}' for metric {key}; give them by name: metrics: { name: metric }":
    "지표마다 loss가 아닌 서로 다른 이름이 필요합니다. 지표 {key}의 이름이 '{name}'입니다. metrics: { 이름: 지표 }처럼 이름을 붙여 주세요",
  'prediction and target must have the same shape [n, …], got {shape} and {target}; classes are measured by accuracy':
    '예측과 목표의 모양 [n, …]이 같아야 합니다. 받은 모양: {shape}와 {target}. 클래스는 accuracy로 잽니다',
  'for one output targets must be 0 or 1, or -1 or 1, got {label} at position {i}':
    '출력이 하나이면 목표는 0과 1, 또는 -1과 1이어야 합니다. {i}번째 값이 {label}입니다',
  'expected real scores [n, k] with classes [n], or [n] with as many answers, and the same k in each batch, got {dtype} of shape {shape} with {target}':
    '실수 점수 [n, k]와 클래스 번호 [n], 또는 점수 [n]과 같은 수의 답이 필요하고, k는 배치마다 같아야 합니다. 받은 것: 모양이 {shape}인 {dtype}와 {target}',
  'k must be at most the number of classes, got {k} for a prediction of shape {shape}':
    'k는 클래스 수보다 클 수 없습니다. 받은 값: {k}, 예측의 모양: {shape}',
  'for a prediction of one output, shape {shape}, the target must have as many elements, got {target}':
    '출력이 하나인 예측(모양 {shape})에는 목표의 원소 수가 같아야 합니다. 받은 모양: {target}',
  'for one output all targets must be 0 or 1, or all -1 or 1, got {label} at position {i}; for more classes a model has one output each, and real numbers are measured by meanSquaredError':
    '출력이 하나이면 목표가 모두 0이나 1, 또는 모두 -1이나 1이어야 합니다. {i}번째 값이 {label}입니다. 클래스가 더 많으면 클래스마다 출력을 하나씩 두고, 실수는 meanSquaredError로 잽니다',
  'one output may be a logit or a probability; tell from where on it means yes: {op}({ threshold: 0 }) for logits, { threshold: 0.5 } for probabilities':
    '출력 하나는 로짓일 수도 있고 확률일 수도 있습니다. 어디부터 "예"인지 알려 주세요. 로짓이면 {op}({ threshold: 0 }), 확률이면 { threshold: 0.5 }입니다',
  'there must be at least one batch of inputs, got none':
    '입력 배치가 하나 이상 있어야 합니다. 받은 것이 없습니다',
  'inputs must have one row for each sample, got a single number':
    '입력에는 표본마다 행이 하나씩 있어야 합니다. 수 하나를 받았습니다',
  'the labels do not fit the loss; {repair} does. {reason}':
    '레이블이 손실과 맞지 않습니다. {repair}이면 맞습니다. {reason}',
  'the labels do not fit the loss; a model with {outputs} outputs does, this one has {k}. {reason}':
    '레이블이 손실과 맞지 않습니다. 출력이 {outputs}개인 모델이면 맞고, 이 모델의 출력은 {k}개입니다. {reason}',
  'the loss compares each output with the labels of all samples: outputs {prediction} and labels {y} broadcast to {shape}; y.reshape([{like}]) makes them alike':
    '손실이 출력 하나하나를 모든 표본의 레이블과 비교합니다. 출력 {prediction}와 레이블 {y}가 {shape}로 늘어납니다. y.reshape([{like}])로 모양을 맞춰 주세요',
  'the loss of one output is the same whatever the output is, for labels {label}; answers of one output are learned by bceWithLogits, and a crossEntropy takes an output for each class':
    '레이블 {label}에서는 출력 하나가 무엇이든 손실이 같습니다. 출력 하나로 답하려면 bceWithLogits를 쓰고, crossEntropy에는 클래스마다 출력을 하나씩 두세요',
  'the loss of labels {label} is the same whatever the output is, so that nothing is learned from them; losses of margins take -1 and 1: y.mul(2).sub(1)':
    '레이블 {label}에서는 출력이 무엇이든 손실이 같아서 배우는 것이 없습니다. 마진 손실에는 -1과 1을 씁니다: y.mul(2).sub(1)',
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
  'there are no files here; pass a function that takes a line: csvLog((line) => …)':
    '여기에는 파일이 없습니다. 줄을 받는 함수를 넘겨 주세요: csvLog((line) => …)',
  'the rates must grow, got from {from} to {to}':
    '학습률은 커져야 합니다. 받은 범위: {from}부터 {to}까지',
  'seeds must be a list such as [0, 1, 2], got {seeds}':
    'seeds는 [0, 1, 2] 같은 목록이어야 합니다. 받은 값: {seeds}',
  'a trial must give one number, such as history.best.value, got {got}':
    '시행은 history.best.value 같은 수 하나를 주어야 합니다. 받은 것: {got}',
  'the grid must be lists of values by name, such as { lr: [0.1, 0.01] }, got {grid}':
    '격자는 { lr: [0.1, 0.01] }처럼 이름별 값의 목록이어야 합니다. 받은 값: {grid}',
  "{name} must be drawn from a list, or from { low, high } with scale 'linear' or 'log' (low > 0) and whole true or false, got {got}":
    "{name}은(는) 목록에서 뽑거나, scale이 'linear' 또는 'log'(low > 0)이고 whole이 true 또는 false인 { low, high }에서 뽑아야 합니다. 받은 값: {got}",
  'the run of a fold must validate with its fold: new Run({ …, data: train, validation })':
    '폴드의 학습은 그 폴드로 검증해야 합니다: new Run({ …, data: train, validation })',
  "module must be a path relative to the run file, such as './make-run.js', got {module}; writeRunFile makes one of an address":
    "module은 './make-run.js'처럼 실행 파일에서 본 상대 경로여야 합니다. 받은 값: {module}. 주소에서 상대 경로를 만들려면 writeRunFile을 쓰세요",
  'JSON cannot hold {path}, which is {value}; make the config of numbers, texts, lists and plain objects':
    'JSON에는 {path}의 값 {value}을(를) 담을 수 없습니다. config는 수, 문자열, 배열, 일반 객체로만 만드세요',
  'the file is no JSON: {reason}; it may have been cut off, have it written again':
    '파일이 JSON이 아닙니다: {reason}. 중간에 잘렸을 수 있으니 다시 저장하세요',
  '{field} must be {wanted}, got {got}; a run file is what runFileOf or writeRunFile made, have it written again':
    '{field}의 값이 올바르지 않습니다(필요한 것: {wanted}, 받은 것: {got}). 실행 파일은 runFileOf나 writeRunFile이 만든 것이어야 하니 다시 저장하세요',
  'the losses of some batches were not kept; make the run with keepLosses: true from its first batch':
    '손실이 남아 있지 않은 배치가 있습니다. 첫 배치부터 keepLosses: true로 Run을 만드세요',
  'makeRun must give a Run that has not learned yet, got {got}; export default (config) => new Run({ … })':
    'makeRun은 아직 학습하지 않은 Run을 내놓아야 합니다. 받은 것: {got}. export default (config) => new Run({ … }) 꼴로 쓰세요',
  'there are no files here; JSON.stringify(runFileOf(run, …)) is what the file would hold':
    '여기에는 파일이 없습니다. 파일에 담길 내용은 JSON.stringify(runFileOf(run, …))로 얻을 수 있습니다',
  'the run has ended': '실행이 이미 끝났습니다',
  "module must be the address of a module, such as new URL('./make-run.js', import.meta.url), or a worker, got {module}":
    "module은 new URL('./make-run.js', import.meta.url)처럼 모듈의 주소이거나 워커여야 합니다. 받은 값: {module}",
  'config must be plain data that can be sent to a worker: {reason}; have the module make what is more':
    'config는 워커에 보낼 수 있는 단순한 데이터여야 합니다: {reason}. 그 밖의 것은 모듈 안에서 만드세요',
  'the worker has gone, or could not be started: {reason}; if the page has a content security policy, let it allow worker-src blob: or pass a worker of your own, whose module calls serveRun':
    '워커가 사라졌거나 시작되지 못했습니다: {reason}. 페이지에 콘텐츠 보안 정책이 있으면 worker-src blob:을 허용하거나, serveRun을 부르는 모듈로 직접 만든 워커를 넘기세요',
  'the module {module} could not be loaded: {reason}; it is loaded in a worker, where import maps do not hold':
    '모듈 {module}을(를) 불러오지 못했습니다: {reason}. 모듈은 워커 안에서 불러오며, 그곳에서는 import map이 통하지 않습니다',
  'the module {module} must have a function for its default export, got {got}; export default (config) => new Run({ … })':
    '모듈 {module}의 기본 내보내기(default export)는 함수여야 합니다. 받은 것: {got}. export default (config) => new Run({ … }) 꼴로 쓰세요',
  'the function of the module {module} must give a Run, got {got}; export default (config) => new Run({ … })':
    '모듈 {module}의 함수는 Run을 내놓아야 합니다. 받은 것: {got}. export default (config) => new Run({ … }) 꼴로 쓰세요',
  'expected a Run, or what fitInWorker has given, got {got}':
    'Run이나 fitInWorker가 내놓은 것이 필요합니다. 받은 것: {got}',
  'among the samples from {first} on: {reason}': '{first}번째부터의 표본 중에서: {reason}',
  'validation needs at least one sample, and so does training; take another share, or validate with { x, y } of its own':
    '검증과 훈련에는 표본이 각각 하나 이상 있어야 합니다. 비율을 바꾸거나 검증용 { x, y }를 따로 주세요',
  'a weight must be a number ≥ 0, got {weight} at position {i}':
    '가중치는 0 이상의 수여야 합니다. 위치 {i}에서 받은 값: {weight}',
  'the optimizer moves a parameter that the model does not have, {index} of group {group}, shape {shape}; make it of model.parameters() once the model is complete, and have modules hold all that learns':
    '옵티마이저가 모델에 없는 매개변수를 움직입니다. 그룹 {group}의 {index}번, 모양 {shape}. 모델을 다 만든 뒤 model.parameters()로 옵티마이저를 만들고, 학습되는 것은 모두 모듈 안에 두세요',
  'the saved run is after batch {batch} of epoch {epoch}, and an epoch of this one has {batches}; make it with the same data and batch':
    '저장된 실행은 에포크 {epoch}의 배치 {batch} 뒤에 있는데, 이 실행의 에포크에는 배치가 {batches}개 있습니다. 같은 데이터와 batch로 만들어 주세요',
  "'{monitor}' is no number that could be watched":
    "'{monitor}'은(는) 지켜볼 수 있는 수가 아닙니다",
};
