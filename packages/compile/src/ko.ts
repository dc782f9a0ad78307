/** The messages of this package in Korean, by their English templates; the build gathers them behind `@bp/tensor/ko`. */
export const ko: Readonly<Record<string, string>> = {
  '{reading} cannot read numbers inside a compiled step, whose course must not depend on them; return the tensor from the step, or read it outside':
    '컴파일된 스텝 안에서는 {reading}(으)로 수를 읽을 수 없습니다. 스텝의 흐름이 그 값에 의존하면 안 됩니다. 텐서를 스텝에서 반환하거나 밖에서 읽으세요',
  'the step left other gradients or modes behind in each of two calls; let every call do the same':
    '두 번의 호출에서 스텝이 남긴 기울기나 모드가 서로 다릅니다. 모든 호출이 같은 일을 하게 하세요',
  'an argument of a compiled step cannot be overwritten, since the step has a copy of it; return the new values instead':
    '컴파일된 스텝의 인자는 복사본이므로 덮어쓸 수 없습니다. 대신 새 값을 반환하세요',
  'the step ran {first} kernels in one call and {second} in the next, so it cannot be compiled; pass what it branches on as an argument':
    '스텝이 한 호출에서는 커널 {first}개, 다음 호출에서는 {second}개를 실행해 컴파일할 수 없습니다. 분기의 기준이 되는 값을 인자로 넘기세요',
  'the step must not be asynchronous; await what it needs before the call, and pass it as an argument':
    '스텝은 비동기여서는 안 됩니다. 필요한 것은 호출 전에 await하고 인자로 넘기세요',
  'kernel {i} was {first} in one call and {second} in the next, so the step cannot be compiled; pass what it branches on as an argument':
    '커널 {i}이(가) 한 호출에서는 {first}, 다음 호출에서는 {second}여서 스텝을 컴파일할 수 없습니다. 분기의 기준이 되는 값을 인자로 넘기세요',
  'the step must return tensors, arrays or plain objects of them, or nothing, got an object of type {type}':
    '스텝은 텐서, 텐서의 배열이나 단순 객체를 반환하거나 아무것도 반환하지 않아야 합니다. 받은 것: {type} 형의 객체',
  'kernel {i}, {kernel}, was given {first} in one call and {second} in the next, so the step cannot be compiled; pass what it depends on as an argument':
    '커널 {i}({kernel})이(가) 한 호출에서는 {first}, 다음 호출에서는 {second}을(를) 받아 스텝을 컴파일할 수 없습니다. 의존하는 값을 인자로 넘기세요',
  'an argument must not be the result of a recorded computation, since no gradient flows back out of a compiled step; pass detach(x), or compute it inside':
    '컴파일된 스텝 밖으로는 기울기가 흐르지 않으므로 기록된 계산의 결과는 인자가 될 수 없습니다. detach(x)를 넘기거나 스텝 안에서 계산하세요',
  'kernel {i}, {kernel}, was given the numbers {first} in one call and {second} in the next; pass what changes as an argument, in a tensor':
    '커널 {i}({kernel})이(가) 한 호출에서는 수 {first}, 다음 호출에서는 {second}을(를) 받았습니다. 바뀌는 값은 텐서에 담아 인자로 넘기세요',
  'kernel {i}, {kernel}, reads another tensor in each call, which is no argument of the step; pass it as an argument, or assign to one tensor that stays':
    '커널 {i}({kernel})이(가) 호출마다 스텝의 인자가 아닌 다른 텐서를 읽습니다. 인자로 넘기거나, 계속 남는 한 텐서에 assign하세요',
  'kernel {i}, {kernel}, reads numbers that the step makes anew in each call; pass them as an argument, or draw them from an Rng':
    '커널 {i}({kernel})이(가) 스텝이 호출마다 새로 만드는 수를 읽습니다. 인자로 넘기거나 Rng에서 뽑으세요',
  "a value of shape {shape} comes from the compiled step '{step}'; put loss and backward inside it, or detach() it":
    "모양이 {shape}인 값이 컴파일된 스텝 '{step}'에서 나와 기울기를 구할 수 없습니다. 손실과 backward를 그 스텝 안에 넣거나, 상수로 쓰려면 detach()를 부르세요",
  'check must be a whole number of calls ≥ 1, got {check}':
    'check는 1 이상의 호출 횟수(정수)여야 합니다. 받은 것: {check}',
  'the step returned another kind of result in each of two calls; return the same tensors, in the same structure':
    '두 번의 호출에서 스텝이 반환한 결과의 형태가 다릅니다. 같은 구조로 같은 텐서를 반환하세요',
  "precision must be 'strict' or 'fast', got {precision}":
    "precision은 'strict'나 'fast'여야 합니다. 받은 것: {precision}",
  'argument {argument} came as a plain number with {count} different values, {value} the latest, and each has a program of its own; pass it as a tensor if it varies, or make it a constant of the step':
    '인자 {argument}에 서로 다른 수 {count}개가 들어왔고(최근 값: {value}), 값마다 프로그램이 따로 만들어집니다. 바뀌는 값이면 텐서로 넘기고, 바뀌지 않으면 스텝 안에 상수로 쓰세요',
  '{what} must be finite, got {value} at position {position}, so nothing was assigned; lower the learning rate, clip the gradients, or look for a division by 0 and a logarithm of 0':
    '{what}의 값은 모두 유한해야 합니다. {position}번 위치의 값: {value}. 아무것도 바꾸지 않았습니다. 학습률을 낮추거나 기울기를 자르거나, 0으로 나누는 곳이나 0의 로그가 있는지 살펴보세요',
  'it has not been called; its first calls will be recorded':
    '아직 호출되지 않았습니다. 처음 몇 번의 호출이 기록됩니다',
  'it ran as a program (kernels: {kernels})': '프로그램으로 실행되었습니다(커널 {kernels}개)',
  'the call was recorded, to compare its program with it':
    '프로그램과 비교하려고 이번 호출을 기록했습니다',
  'the call was recorded and did what the one before did; the next one like it runs as a program':
    '이번 호출을 기록했고 앞선 호출과 같은 일을 했습니다. 다음에 같은 조건으로 호출하면 프로그램으로 실행됩니다',
  'the call was recorded; once two like it (shapes, types, plain arguments, modes, missing gradients) have done the same, the next one runs as a program':
    '이번 호출을 기록했습니다. 같은 조건(모양, 자료형, 텐서가 아닌 인자, 모드, 비어 있는 기울기)의 호출 두 번이 같은 일을 하면 그다음부터 프로그램으로 실행됩니다',
  'it ran as a part of another step, or of one of its kernels':
    '다른 스텝이나 그 커널의 일부로 실행되었습니다',
  'kernels do not run in WebAssembly here, see backend()':
    '여기서는 커널이 WebAssembly로 실행되지 않습니다. backend()를 확인하세요',
  'it cannot become a program: {reason}': '프로그램으로 만들 수 없습니다: {reason}',
  'its program could not be made this time ({reason}); the next calls try again':
    '이번에는 프로그램을 만들지 못했습니다({reason}). 다음 호출들에서 다시 시도합니다',
  'the step must be a function, got {got}': '스텝은 함수여야 합니다. 받은 것: {got}',
  '{length} kernels are more than {most}; compile a part, as one time step':
    '커널 {length}개는 한도 {most}개보다 많습니다. 시간 단계 하나처럼 일부만 컴파일하세요',
  'n must be a whole number from 1 to {most}, got {n}':
    'n은 1에서 {most}까지의 정수여야 합니다. 받은 것: {n}',
  'this page may not share memory among threads; serve it with the headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp':
    '이 페이지는 스레드끼리 메모리를 공유할 수 없습니다. Cross-Origin-Opener-Policy: same-origin과 Cross-Origin-Embedder-Policy: require-corp 헤더를 붙여 제공하세요',
  'no thread could be started ({reason}); if the page has a content security policy, let it allow worker-src blob:':
    '스레드를 시작하지 못했습니다({reason}). 페이지에 콘텐츠 보안 정책이 있으면 worker-src blob:을 허용하세요',
};
