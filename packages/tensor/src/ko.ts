/** The messages of this package in Korean, by their English templates; the build gathers them behind `@bp/tensor/ko`. */
export const ko: Readonly<Record<string, string>> = {
  'min and max must be numbers, got {min} and {max}':
    'min과 max는 수여야 합니다. 받은 값: {min}, {max}',
  '{name} must be a function, got {value}': '{name}은(는) 함수여야 합니다. 받은 값: {value}',
  '{name} must be at most {max}, got {value}':
    '{name}은(는) {max} 이하여야 합니다. 받은 값: {value}',
  'dtype must be float32 or float64, got {dtype}':
    'dtype은 float32나 float64여야 합니다. 받은 값: {dtype}',
  'a tensor has at most {most} elements, got {size}':
    '텐서의 원소는 {most}개까지입니다. 받은 개수: {size}',
  'a call has at most {most} steps, got {steps}; divide it':
    '한 번의 호출은 {most}단계까지 계산합니다. 필요한 단계: {steps}. 여러 번으로 나누세요',
  'the given value cannot be read: {error}': '받은 값을 읽을 수 없습니다: {error}',
  'arrays may be nested {most} deep, got deeper ones; does an array hold itself?':
    '배열은 {most}겹까지 중첩할 수 있는데 더 깊습니다. 배열이 자기 자신을 담고 있지 않나요?',
  'expected a tensor to write to, got {target}': '값을 써넣을 텐서가 필요합니다. 받은 값: {target}',
  'the name of a stream must be a text, got {name}':
    '스트림의 이름은 문자열이어야 합니다. 받은 값: {name}',
  '{name} must be true or false, got {value}':
    '{name}은(는) true나 false여야 합니다. 받은 값: {value}',
  "unknown {name} '{value}'; did you mean '{close}'?":
    "{name}의 값으로 '{value}'은(는) 없습니다. 혹시 '{close}'인가요?",
  "unknown {name} '{value}'; known are {known}":
    "{name}의 값으로 '{value}'은(는) 없습니다. 쓸 수 있는 값: {known}",
  'expected a catalogue such as ko of @bp/tensor/ko, or null for English, got {catalogue}':
    '@bp/tensor/ko의 ko 같은 번역 목록이나, 영어를 뜻하는 null이 필요합니다. 받은 값: {catalogue}',
  'rng must be a random source such as new Rng(7), got {got}':
    'rng는 new Rng(7)과 같은 난수원이어야 합니다. 받은 것: {got}',
  '{name} must be a number, or a tensor of one real number without axes, got {dtype} {shape}':
    '{name}은(는) 수이거나, 축이 없고 실수 하나를 담은 텐서여야 합니다. 받은 것: {dtype} {shape}',
  '{name} must be a number in {range}, got {value}':
    '{name}은(는) {range} 안의 수여야 합니다. 받은 값: {value}',
  '{name} must be a whole number ≥ {min}, got {value}':
    '{name}은(는) {min} 이상의 정수여야 합니다. 받은 값: {value}',
  'the numbers of this array are gone: its buffer was transferred to another thread; slice() before you transfer it':
    '이 배열의 숫자가 사라졌습니다. 버퍼가 다른 스레드로 넘어갔습니다. 넘기기 전에 slice()로 복사하세요',
  'the {length} numbers ({dtype}) of this tensor are gone: their buffer was transferred to another thread; clone() before you transfer it':
    '이 텐서의 숫자 {length}개({dtype})가 사라졌습니다. 버퍼가 다른 스레드로 넘어갔습니다. 넘기기 전에 clone()으로 복사하세요',
  'sizes must be a whole number ≥ 1 or a list of whole numbers ≥ 0, got {sizes}':
    '크기는 1 이상의 정수이거나 0 이상의 정수 목록이어야 합니다. 받은 값: {sizes}',
  'the shape {shape} with strides {strides} from {offset} reaches beyond the {length} numbers it lies over':
    '모양 {shape}, 간격 {strides}, 시작 {offset}은(는) 그 아래의 숫자 {length}개를 벗어납니다',
  'int32 holds whole numbers in [-2147483648, 2147483647], got {value} at position {i}':
    'int32에는 [-2147483648, 2147483647] 안의 정수만 담을 수 있습니다. {i}번째 값이 {value}입니다',
  'a tensor of shape {shape} is no number; take item() of one element, or compare with lt, gt, eq':
    '모양이 {shape}인 텐서는 숫자가 아닙니다. 원소 하나의 item()을 쓰거나 lt, gt, eq로 비교하세요',
  'a computed value keeps its gradient, so it cannot be overwritten; assign to the parameter it came from, or to a view of it made inside noGrad':
    '계산된 값에는 기울기가 딸려 있어 덮어쓸 수 없습니다. 그 값이 나온 매개변수에 넣거나, noGrad 안에서 만든 뷰에 넣어 주세요',
  'indices must be whole numbers, got {value} at position {i}':
    '인덱스는 정수여야 합니다. {i}번째 값이 {value}입니다',
  'cannot hold the elements of {type}; copy them to a Float64Array or an Int32Array':
    '{type}의 원소는 담을 수 없습니다. Float64Array나 Int32Array로 옮겨 주세요',
  'nested arrays must be rectangular, expected {expected} elements at {path}, got {got}':
    '중첩 배열은 직사각형이어야 합니다. {path}에 원소 {expected}개가 필요한데, 받은 것: {got}',
  'nested arrays must be rectangular, expected a number at {path}, got an array of {got}':
    '중첩 배열은 직사각형이어야 합니다. {path}에 숫자가 필요한데, 원소 {got}개짜리 배열이 있습니다',
  'expected a number at {path}, got a tensor; join tensors with stack or concat':
    '{path}에 숫자가 필요한데 텐서가 있습니다. 텐서는 stack이나 concat으로 합쳐 주세요',
  'expected a tensor, a number or arrays of numbers, got {got}':
    '텐서나 숫자, 또는 숫자 배열이 필요합니다. 받은 값: {got}',
  'expected a number at {path}, got {got}': '{path}에 숫자가 필요합니다. 받은 값: {got}',
  'the value must be a number, got {value}': '값은 숫자여야 합니다. 받은 값: {value}',
  'the step must lead from {start} towards {stop}, got {step}':
    '간격은 {start}에서 {stop} 쪽으로 나아가야 합니다. 받은 값: {step}',
  'the count must be a whole number ≥ 0, got {count}':
    '개수는 0 이상의 정수여야 합니다. 받은 값: {count}',
  'a sequence of numbers cannot be bool; compare it instead':
    '수열은 bool이 될 수 없습니다. 대신 비교 연산을 쓰세요',
  'the number of classes must be a whole number ≥ 0, got {classes}':
    '클래스 수는 0 이상의 정수여야 합니다. 받은 값: {classes}',
  'labels must be class indices in [0, {classes}), got {label} at position {i}':
    '레이블은 [0, {classes}) 범위의 클래스 번호여야 합니다. {i}번째 값이 {label}입니다',
  'expected an ndarray over a Float32Array, Float64Array or Int32Array, got {got}':
    'Float32Array, Float64Array 또는 Int32Array 위의 ndarray가 필요합니다. 받은 것: {got}',
  "expected 'wasm' or 'reference', got {name}":
    "'wasm'이나 'reference'여야 하는데 {name}을(를) 받았습니다",
  "this engine runs no WebAssembly with vector instructions, or a content security policy forbids it; allow 'wasm-unsafe-eval'":
    "이 엔진은 벡터 명령이 있는 WebAssembly를 실행하지 못하거나 콘텐츠 보안 정책이 막고 있습니다. 'wasm-unsafe-eval'을 허용하세요",
  'there is no memory for {size} elements of {dtype}':
    '{dtype} 원소 {size}개를 담을 메모리가 없습니다',
  'dtype must be float32, float64, int32 or bool, got {dtype}':
    'dtype은 float32, float64, int32, bool 가운데 하나여야 합니다. 받은 값: {dtype}',
  'this value depends on no parameter or variable; make one with parameter(x), and mind noGrad and detach':
    '이 값은 어떤 매개변수나 변수에도 의존하지 않습니다. parameter(x)로 만들고, noGrad와 detach를 쓴 곳이 없는지 확인하세요',
  'the operands were recorded by two different recorders; use one copy of @bp/autograd':
    '피연산자들이 서로 다른 기록기에 기록되었습니다. @bp/autograd를 하나만 설치하세요',
  'a tensor of {target} cannot take {source} values; cast them first':
    '{target} 텐서에는 {source} 값을 넣을 수 없습니다. 먼저 cast로 바꾸세요',
  'expected values of shape {target}, got {source}':
    '모양이 {target}인 값이 필요합니다. 받은 모양: {source}',
  'a repeated view of shape {shape} has no place for each value; assign to what it repeats':
    '모양이 {shape}인 반복 뷰에는 값마다 제자리가 없습니다. 반복되기 전의 텐서에 넣어 주세요',
  'shape {from} does not stretch to {to}; only axes of extent 1 can grow, and new axes come in front':
    '모양 {from}은(는) {to}(으)로 늘어나지 않습니다. 크기가 1인 축만 늘어나고, 새 축은 앞에 붙습니다',
  'shape {to} does not broadcast to {from}':
    '모양 {to}은(는) {from}(으)로 브로드캐스트되지 않습니다',
  'expected a list of tensors such as [x, y]': '[x, y]와 같은 텐서 목록이 필요합니다',
  'expected at least one tensor, got an empty list':
    '텐서가 적어도 하나 필요한데 목록이 비어 있습니다',
  'shapes must agree in every axis but {axis}, got {first} first and {shape} at position {i}':
    '축 {axis}를 뺀 모든 축의 크기가 같아야 합니다. 첫째는 {first}, {i}번째는 {shape}입니다',
  'shapes must be the same, got {first} first and {shape} at position {i}':
    '모양이 모두 같아야 합니다. 첫째는 {first}, {i}번째는 {shape}입니다',
  'sizes {sizes} must add up to the extent {extent} of axis {axis}':
    '크기 {sizes}의 합은 축 {axis}의 크기 {extent}와 같아야 합니다',
  'the diagonal must be a whole number, got {diagonal}':
    '대각선 번호는 정수여야 합니다. 받은 값: {diagonal}',
  'the count must be a whole number ≥ 1, got {count}':
    '개수는 1 이상의 정수여야 합니다. 받은 값: {count}',
  'the size of a part must be a whole number ≥ 1, got {size}':
    '조각의 크기는 1 이상의 정수여야 합니다. 받은 값: {size}',
  'nothing to choose from along axes {axes} of shape {shape}':
    '모양 {shape}의 축 {axes}에는 고를 원소가 없습니다',
  'index and source need one shape, got {index} and {source}':
    'index와 source의 모양이 같아야 합니다. 받은 모양: {index}, {source}',
  'the index needs one axis, got shape {index}':
    '인덱스는 축이 하나여야 합니다. 받은 모양: {index}',
  'the index must have as many axes as {x} and, but for axis {axis}, no larger extents, got {index}':
    '인덱스는 {x}와 축의 수가 같고, 축 {axis}를 빼면 더 크지 않아야 합니다. 받은 모양: {index}',
  'positions along axis {axis} must lie in [{low}, {extent}), got {value} at place {i}':
    '축 {axis}의 위치는 [{low}, {extent}) 안에 있어야 합니다. {i}번째 값이 {value}입니다',
  'both operands need at least one axis, got {a} · {b}; use mul for a number':
    '두 피연산자 모두 축이 하나 이상 있어야 합니다. 받은 모양: {a} · {b}. 숫자를 곱하려면 mul을 쓰세요',
  'inner sizes must agree, got {a} · {b} ({m} ≠ {n}); transpose the second argument?':
    '안쪽 크기가 같아야 합니다. 받은 모양: {a} · {b} ({m} ≠ {n}). 두 번째 인수를 전치해야 할까요?',
  'inner sizes must agree, got {a} · {b} ({m} ≠ {n})':
    '안쪽 크기가 같아야 합니다. 받은 모양: {a} · {b} ({m} ≠ {n})',
  'expected two vectors of one length, got {a} and {b}':
    '길이가 같은 벡터 두 개가 필요합니다. 받은 모양: {a}, {b}',
  'expected two vectors, got shapes {a} and {b}': '벡터 두 개가 필요합니다. 받은 모양: {a}, {b}',
  'expected each of the {rank} axes once, got {axes}':
    '축 {rank}개를 각각 한 번씩 적어야 합니다. 받은 값: {axes}',
  'two axes are needed, got shape {shape}; unsqueeze makes a row or a column of a vector':
    '축이 두 개 필요합니다. 받은 모양: {shape}. 벡터는 unsqueeze로 행이나 열로 만들 수 있습니다',
  'shape {from} has {size} elements, which do not fit into {to}':
    '모양 {from}의 원소 {size}개는 {to}에 맞지 않습니다',
  'the first axis must not lie after the last, got {start} and {end}':
    '첫 축은 마지막 축보다 뒤에 있을 수 없습니다. 받은 값: {start}, {end}',
  'the result {value} is beyond the range of int32; cast to float64 first':
    '결과 {value}이(가) int32의 범위를 벗어납니다. 먼저 float64로 바꿔 주세요',
  'got {count} items for the {rank} axes of shape {shape}':
    '모양 {shape}의 축은 {rank}개인데 항목이 {count}개입니다',
  "expected one index or start:stop:step per axis, such as '1:3, :, ::-1' or [[1, 3], null], got {got}":
    "축마다 인덱스 하나 또는 start:stop:step이 필요합니다. 예: '1:3, :, ::-1' 또는 [[1, 3], null]. 받은 값: {got}",
  'index {index} is outside axis {axis} of extent {extent}, counted from 0 or, backwards, from -1':
    '인덱스 {index}은(는) 크기 {extent}인 축 {axis}을(를) 벗어납니다. 앞에서는 0부터, 뒤에서는 -1부터 셉니다',
  'a step must be a whole number other than 0, got {step}':
    '간격은 0이 아닌 정수여야 합니다. 받은 값: {step}',
  'the range must lie in axis {axis} of extent {extent}, got start {start} and length {length}':
    '범위는 크기 {extent}인 축 {axis} 안에 있어야 합니다. 받은 값: 시작 {start}, 길이 {length}',
  'options must be an object such as { {example} }, got {got}':
    '옵션은 { {example} }와 같은 객체여야 합니다. 받은 값: {got}',
  'takes no options, got {key}': '옵션을 받지 않습니다. 받은 것: {key}',
  'unknown option {key}; known are {known}': '{key}(이)라는 옵션은 없습니다. 있는 것: {known}',
  'unknown option {key}; did you mean {close}?':
    '{key}(이)라는 옵션은 없습니다. 혹시 {close}인가요?',
  'low and high must be finite numbers with low ≤ high, got low {low}, high {high}; swap them?':
    'low와 high는 low ≤ high인 유한한 수여야 합니다. 받은 값: low {low}, high {high}. 순서가 바뀌었나요?',
  'high − low must be finite in {dtype}, got low {low}, high {high}; choose a smaller range':
    'high − low는 {dtype}에서 유한해야 합니다. 받은 값: low {low}, high {high}. 범위를 줄여 주세요',
  'mean and std must be finite numbers with std ≥ 0, got mean {mean}, std {std}':
    'mean과 std는 유한한 수이고 std는 0 이상이어야 합니다. 받은 값: mean {mean}, std {std}',
  'mean and std must be finite numbers with std > 0, got mean {mean}, std {std}':
    'mean과 std는 유한한 수이고 std는 0보다 커야 합니다. 받은 값: mean {mean}, std {std}',
  'low and high must be numbers with low < high, got low {low}, high {high}; swap them?':
    'low와 high는 low < high인 수여야 합니다. 받은 값: low {low}, high {high}. 순서가 바뀌었나요?',
  'a normal with mean {mean}, std {std} has no probability left in [{low}, {high}]; the bounds are values, not multiples of std':
    '평균 {mean}, 표준편차 {std}인 정규분포는 [{low}, {high}] 안에 확률이 남아 있지 않습니다. 경계는 std의 배수가 아니라 값입니다',
  'low and high must be whole numbers with -2147483648 ≤ low < high ≤ 2147483648 (high is not drawn), got low {low}, high {high}':
    'low와 high는 -2147483648 ≤ low < high ≤ 2147483648인 정수여야 합니다(high는 뽑히지 않습니다). 받은 값: low {low}, high {high}',
  'a probability must be a number in [0, 1], got {p}':
    '확률은 [0, 1] 안의 수여야 합니다. 받은 값: {p}',
  "the state belongs to seed {theirs} and stream '{stream}', this source to {ours} and '{name}'; use rngFromState":
    "이 상태는 시드 {theirs}, 스트림 '{stream}'의 것인데, 여기는 시드 {ours}, 스트림 '{name}'입니다. rngFromState를 쓰세요",
  'a random state has seed, name, words and streams; pass what state() gave':
    '난수 상태에는 seed, name, words, streams가 있습니다. state()가 준 값을 넘겨 주세요',
  'random real numbers are float32 or float64, got {dtype}; use integers or bernoulli':
    '실수 난수는 float32 또는 float64입니다. 받은 값: {dtype}. integers나 bernoulli를 쓰세요',
  'must be a finite number, a string or a bigint, got {got}; give 7 or "7"?':
    '유한한 수, 문자열 또는 bigint여야 합니다. 받은 값: {got}. 7이나 "7"처럼 써 주세요',
  'a random state is 6 whole numbers of 32 bits (key, key, counter × 4), got {got}; pass what state() gave?':
    '난수 상태는 32비트 정수 6개(키 2개, 카운터 4개)입니다. 받은 값: {got}. state()가 준 값을 넘겨 주세요',
  'only a tensor of one element has a single value, got shape {shape}; use toArray()':
    '원소가 하나인 텐서만 단일 값을 가집니다. 받은 모양: {shape}. toArray()를 쓰세요',
  'a shape is an array of whole numbers ≥ 0 such as [2, 3], got {shape}':
    '모양은 [2, 3]처럼 0 이상의 정수로 된 배열입니다. 받은 값: {shape}',
  'a single number has no axes, got axis {axis}': '숫자 하나에는 축이 없습니다. 받은 축: {axis}',
  'axis must be a whole number in [{low}, {high}], got {axis}':
    '축은 [{low}, {high}] 안의 정수여야 합니다. 받은 값: {axis}',
  'axis must be a number, a list of numbers or null, got {axis}':
    '축은 숫자, 숫자 목록 또는 null이어야 합니다. 받은 값: {axis}',
  'each axis may be named once, got {axis}': '축은 한 번씩만 적을 수 있습니다. 받은 값: {axis}',
  'shapes {a} and {b} do not broadcast ({m} ≠ {n} at axis {axis}); extents must be equal or 1':
    '모양 {a}와 {b}는 브로드캐스트되지 않습니다(축 {axis}에서 {m} ≠ {n}). 크기가 같거나 1이어야 합니다',
  'only a parameter or variable has a gradient; make one with parameter(x)':
    '기울기는 매개변수나 변수에만 있습니다. parameter(x)로 만들어 주세요',
  'the gradient must be a tensor or null, got {got}; make one with tensor(values)':
    '기울기는 텐서 또는 null이어야 합니다. 받은 것: {got}. tensor(values)로 만들어 주세요',
  'the gradient must have the shape {shape} of its tensor, got {got}; sum over repeated axes with sumTo?':
    '기울기의 모양은 그 텐서의 모양 {shape}과(와) 같아야 합니다. 받은 모양: {got}. 반복된 축을 sumTo로 더해야 할까요?',
  "the gradient must have the type {dtype} of its tensor, got {got}; convert it with cast('{dtype}')":
    "기울기의 형은 그 텐서의 형 {dtype}과(와) 같아야 합니다. 받은 형: {got}. cast('{dtype}')로 바꿔 주세요",
  '{name} has shape {want}, got {got}': '{name}의 모양은 {want}입니다. 받은 모양: {got}',
  '{name} holds {want} values, got {got}': '{name}의 형은 {want}입니다. 받은 형: {got}',
  '{name} is not made of numbers: {cause}': '{name}은(는) 숫자로 되어 있지 않습니다: {cause}',
  '{name} must be a whole number ≥ {lowest} or a pair [height, width] of them, got {value}':
    '{name}은(는) {lowest} 이상의 정수이거나 그런 정수의 쌍 [높이, 너비]여야 합니다. 받은 값: {value}',
  "padding must be 'same', 'valid' or numbers, got '{padding}'":
    "padding은 'same', 'valid' 또는 숫자여야 합니다. 받은 값: '{padding}'",
  "padding 'same' needs the stride 1, got {stride}; give the padding in numbers":
    "padding 'same'에는 stride 1이 필요합니다. 받은 값: {stride}. padding을 숫자로 적어 주세요",
  'a window of {window} does not fit into images of {image}, padded by {padding}; take a smaller kernel or more padding':
    '크기 {window}인 창이 크기 {image}, 패딩 {padding}인 이미지에 들어가지 않습니다. 커널을 줄이거나 패딩을 늘려 주세요',
  'padding must be at most half the kernel, got padding {padding} for kernel {kernel}':
    '패딩은 커널의 절반을 넘을 수 없습니다. 받은 값: 패딩 {padding}, 커널 {kernel}',
  'expected [batch, channels, height, width] or [channels, height, width], got shape {shape}; unsqueeze adds an axis':
    '[배치, 채널, 높이, 너비] 또는 [채널, 높이, 너비]가 필요합니다. 받은 모양: {shape}. 축은 unsqueeze로 더할 수 있습니다',
  'expected [batch, channels · {taps}, {places}] for images of {image}, got shape {shape}':
    '크기 {image}인 이미지에는 [배치, 채널 · {taps}, {places}]가 필요합니다. 받은 모양: {shape}',
  'expected a weight [out, in / groups, kernel height, kernel width] and a bias [out], got {weight} and {bias}':
    '가중치 [out, in / groups, 커널 높이, 커널 너비]와 편향 [out]이 필요합니다. 받은 모양: {weight}, {bias}',
  'groups must be a whole number ≥ 1 that divides the {out} output channels, got {groups}':
    'groups는 출력 채널 {out}개를 나누는 1 이상의 정수여야 합니다. 받은 값: {groups}',
  'expected {want} channels (in_channels) along axis {axis}, got shape {shape}; channels come before height and width: permute?':
    '축 {axis}에 채널 {want}개(in_channels)가 필요합니다. 받은 모양: {shape}. 채널은 높이와 너비 앞에 옵니다. permute가 필요할까요?',
  'expected {want} channels (in_channels) along axis {axis}, got shape {shape}; make it Conv2d({got}, {out}, …), or have the layer before return {want} channels':
    '축 {axis}에 채널 {want}개(in_channels)가 필요합니다. 받은 모양: {shape}. 층을 Conv2d({got}, {out}, …) 꼴로 만들거나, 앞 층이 채널 {want}개를 내게 하세요',
  'divisorOverride must be a whole number ≥ 1 or null, got {divisorOverride}':
    'divisorOverride는 1 이상의 정수이거나 null이어야 합니다. 받은 값: {divisorOverride}',
  "a single number has no parts; take item(), and have toEqual compare tensors by '@bp/tensor/testing'":
    "수 하나에는 부분이 없습니다. item()을 쓰고, toEqual이 텐서를 견주려면 '@bp/tensor/testing'을 쓰세요",
  "the types must agree, got {a} and {b}; convert one of them, as in a.cast('{b}')":
    "두 자료형이 같아야 합니다. 받은 것: {a}, {b}. a.cast('{b}')처럼 한쪽을 바꿔 주세요",
  'expected the bytes of a file, as a Uint8Array or an ArrayBuffer, got {given}; readFileSync(path) and await file.arrayBuffer() give them':
    '파일의 바이트를 Uint8Array나 ArrayBuffer로 주어야 합니다. 받은 것: {given}. readFileSync(path)나 await file.arrayBuffer()로 얻을 수 있습니다',
  '{part} must hold truth values, 0 or 1, got {value} at position {i}; save it as int32?':
    '{part}에는 진릿값 0과 1만 있어야 합니다. {i}번째 값이 {value}입니다. int32로 저장할까요?',
  '{part} holds {value} at position {i}, and whole numbers here are int32, in [-2147483648, 2147483647]; save it as float64':
    '{part}의 {i}번째 값이 {value}인데, 여기서 정수는 [-2147483648, 2147483647] 범위의 int32입니다. float64로 저장해 주세요',
};
