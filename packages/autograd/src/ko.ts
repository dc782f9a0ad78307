/** The messages of this package in Korean, by their English templates; the build gathers them behind `@bp/tensor/ko`. */
export const ko: Readonly<Record<string, string>> = {
  '{name} must be a list of tensors, got {value}':
    '{name}은(는) 텐서의 목록이어야 합니다. 받은 값: {value}',
  '{name} must be a list, got {value}': '{name}은(는) 목록이어야 합니다. 받은 값: {value}',
  'the function must be synchronous, since recording resumes at its first await; call noGrad inside it':
    '함수는 동기 함수여야 합니다. 첫 await에서 기록이 다시 시작되기 때문입니다. noGrad를 함수 안에서 부르세요',
  'expected one gradient per output, got {given} for {outputs}':
    '출력마다 기울기가 하나씩 필요합니다. 출력은 {outputs}개, 받은 기울기는 {given}개입니다',
  'output {i} depends on no parameter or variable; make one with parameter(x), and mind noGrad and detach':
    '출력 {i}은(는) 어떤 매개변수나 변수에도 의존하지 않습니다. parameter(x)로 만들고, noGrad와 detach를 쓴 곳이 없는지 확인하세요',
  'only a single number has a gradient of its own, got shape {shape}; reduce it with sum() or mean(), or pass the gradient':
    '숫자 하나만 스스로 기울기를 가집니다. 받은 모양: {shape}. sum()이나 mean()으로 줄이거나 기울기를 넘겨 주세요',
  'the gradient must have the shape {shape} of the output, got {given}':
    '기울기의 모양은 출력의 모양 {shape}과(와) 같아야 합니다. 받은 모양: {given}',
  'the function gave another value when it ran again; give its random numbers, those of Dropout too, a seed inside, and change nothing outside':
    '함수를 다시 실행하니 값이 달라졌습니다. Dropout을 비롯한 난수의 시드를 함수 안에서 정하고, 바깥의 것은 바꾸지 마세요',
  'forward must return a tensor, got {got}': 'forward는 텐서를 돌려주어야 합니다. 받은 것: {got}',
  'name must be a text that messages can use, got {name}':
    'name은 메시지에 쓸 수 있는 글이어야 합니다. 받은 값: {name}',
  '{part} of {name} must be a function, got {got}':
    '{name}의 {part}은(는) 함수여야 합니다. 받은 것: {got}',
  'backward must return a list with one gradient or null for each of the {expected} inputs, got {got}':
    'backward는 입력 {expected}개 각각에 대한 기울기 또는 null의 목록을 돌려주어야 합니다. 받은 것: {got}',
  'the gradient of input {i} must be a tensor or null, got {got}':
    '입력 {i}의 기울기는 텐서 또는 null이어야 합니다. 받은 것: {got}',
  'the gradient of input {i} must have its shape {shape}, got {got}; sum over repeated axes with sumTo?':
    '입력 {i}의 기울기는 그 모양 {shape}과(와) 같아야 합니다. 받은 모양: {got}. 반복된 축을 sumTo로 더해야 할까요?',
  'the function must give a single number, got shape {shape}; reduce it with sum() or mean(), or use vjp or jacobian':
    '함수의 값은 숫자 하나여야 합니다. 받은 모양: {shape}. sum()이나 mean()으로 줄이거나, vjp나 jacobian을 쓰세요',
  'eps must be > 0, atol and rtol ≥ 0, got {eps}, {atol} and {rtol}':
    'eps는 0보다 크고 atol과 rtol은 0 이상이어야 합니다. 받은 값: {eps}, {atol}, {rtol}',
  'input {i} must hold real numbers, got {dtype}; pass it inside the function':
    '입력 {i}은(는) 실수여야 합니다. 받은 형: {dtype}. 함수 안에서 쓰세요',
  'output {i} must hold real numbers, got {dtype}':
    '출력 {i}은(는) 실수여야 합니다. 받은 형: {dtype}',
  'the chain rule gave input {i} ({dtype} {shape}) a gradient of another form ({gotDtype} {got}); mend the vjp of the operation':
    '연쇄법칙이 입력 {i}({dtype} {shape})에 형태가 다른 기울기({gotDtype} {got})를 주었습니다. 연산의 vjp를 고쳐 주세요',
  'the gradient is added to one that step() has used already; call optimizer.zeroGrad() after each step()':
    '이미 step()에 쓰인 기울기에 새 기울기가 더해집니다. step() 다음에 optimizer.zeroGrad()를 불러 주세요',
  'input {i} is a frozen parameter, which has no gradient; unfreeze it before the outputs are computed':
    '입력 {i}은(는) 동결된 매개변수여서 기울기가 없습니다. 출력을 계산하기 전에 unfreeze로 풀어 주세요',
  'input {i} takes part in no gradient; make it with variable(x)':
    '입력 {i}은(는) 어떤 기울기에도 들어 있지 않습니다. variable(x)로 만들어 주세요',
  'operand {i} of shape {shape} was overwritten after it was used, so its gradient is lost; call backward before the update, or use a clone':
    '모양이 {shape}인 피연산자 {i}이(가) 쓰인 뒤에 덮어쓰여 기울기를 구할 수 없습니다. 갱신하기 전에 backward를 부르거나 clone을 쓰세요',
  'the result of shape {shape} was overwritten, so the gradient through it is lost; call backward before the update, or use a clone':
    '모양이 {shape}인 결과가 덮어쓰여 이를 지나는 기울기를 구할 수 없습니다. 갱신하기 전에 backward를 부르거나 clone을 쓰세요',
  'argument {i} must hold real numbers, got {dtype}':
    '인수 {i}은(는) 실수여야 합니다. 받은 형: {dtype}',
  'the function must return a tensor, got {got}': '함수는 텐서를 돌려주어야 합니다. 받은 것: {got}',
  'expected a vector of shape {expected}, got {got}':
    '모양이 {expected}인 벡터가 필요합니다. 받은 모양: {got}',
  "only real numbers have a gradient, got {dtype}; pass { dtype: 'float32' }":
    "기울기는 실수에만 있습니다. 받은 형: {dtype}. { dtype: 'float32' }를 넘겨 주세요",
  'this value depends on no parameter or variable':
    '이 값은 어떤 매개변수나 변수에도 의존하지 않습니다',
  "the symbol of {role} must be letters that no other has, got '{symbol}'":
    "{role}의 기호는 다른 것과 겹치지 않는 글자여야 합니다. 받은 값: '{symbol}'",
  'notation must return { text, latex }, two strings, got {got} for {path}':
    'notation은 두 문자열 { text, latex }를 돌려주어야 합니다. {path}에 대해 받은 값: {got}',
  'there is no {id} to derive here; what can be derived: {ids}':
    '여기에는 유도할 {id}이(가) 없습니다. 유도할 수 있는 것: {ids}',
  'language must be a catalogue such as ko of @bp/autograd/explain/ko, got {language}':
    'language는 @bp/autograd/explain/ko의 ko 같은 번역 목록이어야 합니다. 받은 값: {language}',
  'what follows from {name} cannot run again: a checkpoint or an operation of your own uses it':
    '{name}에서 이어지는 계산은 다시 실행할 수 없습니다. 체크포인트나 직접 만든 연산에 쓰이기 때문입니다',
  'there is nothing to find out: {name} is {value}': '구할 것이 없습니다. {name} = {value}',
  'no factor of {gradient} is {hide}; hide one of {known}':
    '{gradient}의 인수 가운데 {hide}은(는) 없습니다. 다음 가운데 하나를 감추세요: {known}',
  'an update needs a learning rate; give { lr }':
    '갱신하려면 학습률이 필요합니다. { lr }을 넘겨 주세요',
  'expected a name such as w5, or [tensor, ...index] of a tensor that took part in the loss, got {given}':
    'w5 같은 이름, 또는 손실에 쓰인 텐서의 [tensor, ...index]가 필요합니다. 받은 값: {given}',
  'the shape {shape} has no element {index}': '모양 {shape}에는 {index} 원소가 없습니다',
  'no number of this run is called {name}; did you mean {closest}?':
    '{name}(이)라는 이름의 수는 없습니다. {closest}을(를) 찾으셨나요?',
  'this loss comes from a compiled step, which keeps no record; explain the step as it was before compile':
    '컴파일한 단계에서 나온 손실에는 기록이 없습니다. compile 하기 전의 단계를 설명해 주세요',
  'this value was not recorded: it depends on no parameter or variable, or was computed within noGrad or detached':
    '기록되지 않은 값입니다. 어떤 매개변수나 변수에도 의존하지 않거나, noGrad 안에서 계산했거나, detach로 떼어 낸 값입니다',
  'only a single number can be explained, got shape {shape}; reduce it with sum() or mean()':
    '수 하나만 설명할 수 있습니다. 받은 모양: {shape}. sum()이나 mean()으로 줄여 주세요',
  "a value of shape {shape} that '{operation}' used has been overwritten since; explain before optimizer.step()":
    "'{operation}'에 쓰인 모양 {shape}의 값을 그 뒤에 덮어썼습니다. optimizer.step()보다 먼저 설명해 주세요",
  'model must be a module, or have namedParameters(), got {got}':
    'model은 모듈이거나 namedParameters()가 있어야 합니다. 받은 값: {got}',
  'inputs must be an object such as {example}, got {got}':
    'inputs는 {example} 같은 객체여야 합니다. 받은 값: {got}',
  'expected a recorded loss or a function that computes one, got {got}':
    '기록된 손실이나 손실을 구하는 함수가 필요합니다. 받은 값: {got}',
  'expected what explain has given, got {explanation}':
    'explain이 돌려준 것이 필요합니다. 받은 값: {explanation}',
  '{name} is no unit of a dense layer, so it has no delta; ask for its gradient':
    '{name}은(는) 완전 연결 층의 뉴런이 아니어서 델타가 없습니다. 기울기를 물어 보세요',
};
