/** The messages of this package in Korean, by their English templates; the build gathers them behind `@bp/tensor/ko`. */
export const ko: Readonly<Record<string, string>> = {
  '{option} leaves no batch, {n} examples do not fill one of {batchSize}; use a smaller batchSize':
    '{option} 때문에 남는 배치가 없습니다. 예제 {n}개로는 크기 {batchSize}인 배치를 채울 수 없습니다. batchSize를 줄여 주세요',
  "lastBatch must be 'keep', 'drop' or 'merge', got {lastBatch} with dropLast {dropLast}":
    "lastBatch는 'keep', 'drop', 'merge' 중 하나여야 합니다. 받은 값: {lastBatch} (dropLast: {dropLast})",
  'expected rows, their number or tensors by name, got {got}; batches({ x }, size) makes batches of a tensor':
    '행 번호, 행의 개수, 또는 이름별 텐서가 필요합니다. 받은 것: {got}. 텐서 하나는 batches({ x }, size)로 나눕니다',
  'along axis 0 all must have as many examples, got {shape} of {first} and {other} of {name}':
    '축 0의 예제 수가 모두 같아야 합니다. {first}의 모양은 {shape}, {name}의 모양은 {other}입니다',
  'expected the number of examples or a list of their rows, got {got}':
    '예제의 개수나 행 번호의 목록이 필요합니다. 받은 것: {got}',
  'rows must be whole numbers from 0 to {last}, got {row} at position {i}':
    '행 번호는 0부터 {last}까지의 정수여야 합니다. {i}번째 값이 {row}입니다',
  'row {row} is given twice and could fall in two parts; give each row once':
    '행 {row}이(가) 두 번 있어 두 부분에 나뉘어 들어갈 수 있습니다. 행마다 한 번만 주세요',
  'stratify must have a label for each of the {n} examples, got {got}':
    'stratify에는 예제 {n}개의 레이블이 하나씩 있어야 합니다. 받은 개수: {got}',
  'labels must be [n] with n ≥ 1, got {shape}':
    '레이블의 모양은 [n](n ≥ 1)이어야 합니다. 받은 모양: {shape}',
  'labels must be class indices (whole numbers ≥ 0), got {label} at position {i}':
    '레이블은 0 이상의 정수인 클래스 번호여야 합니다. {i}번째 값이 {label}입니다',
  'fractions must be positive and sum to 1, got {fractions} (sum {sum})':
    '비율은 양수이고 합이 1이어야 합니다. 받은 값: {fractions} (합 {sum})',
  'test must be above 0 and, with validation, below 1, so that no part is empty, got test {test}, validation {validation}':
    '빈 부분이 없도록 test는 0보다 커야 하고 validation과의 합은 1보다 작아야 합니다. 받은 값: test {test}, validation {validation}',
  'sampler must have a method rows({ seed, epoch }), as weightedSampler([…]) has, got {sampler}':
    'sampler에는 weightedSampler([…])처럼 rows({ seed, epoch }) 메서드가 있어야 합니다. 받은 값: {sampler}',
  'the sampler gave position {row}, but there are only {n} examples; make it for these examples':
    '샘플러가 {row}번 위치를 주었지만 예제는 {n}개뿐입니다. 이 예제들에 맞는 샘플러를 만들어 주세요',
  'count {count} is more than the {most} examples that can be drawn; draw fewer, or with replacement: true':
    '뽑을 수 있는 예제는 {most}개인데 count가 {count}입니다. 더 적게 뽑거나 replacement: true로 뽑아 주세요',
  'weights must be [n] with n ≥ 1, got {shape}':
    '가중치의 모양은 [n](n ≥ 1)이어야 합니다. 받은 모양: {shape}',
  'weights must be finite numbers ≥ 0, got {weight} at position {i}':
    '가중치는 0 이상의 유한한 수여야 합니다. {i}번째 값이 {weight}입니다',
  'the weights must have a finite sum above 0, got {sum}; scale them?':
    '가중치의 합은 0보다 큰 유한한 수여야 합니다. 받은 합: {sum}. 크기를 조정해 볼까요?',
  'a sampler decides on the order by itself; leave out shuffle: false':
    '순서는 샘플러가 정합니다. shuffle: false를 빼 주세요',
  'expected what can be gone through, such as an array, a generator function or tensors by name, got {got}':
    '배열, 제너레이터 함수, 이름별 텐서처럼 차례로 꺼낼 수 있는 것이 필요합니다. 받은 것: {got}',
  'the source can be gone through only once, and has been; give a function that makes it anew, such as dataset(() => rows())':
    '이 데이터는 한 번만 꺼낼 수 있고 이미 꺼냈습니다. dataset(() => rows())처럼 새로 만드는 함수를 주세요',
  'f gave a promise, which is always true; prefetch(1) before filter waits for it':
    'f가 프로미스를 돌려주었는데 프로미스는 언제나 참입니다. filter 앞에 prefetch(1)을 두면 결과를 기다립니다',
  'all examples need the same names, {wanted}; number {i} of the batch has {got}':
    '모든 예제의 이름이 {wanted}(으)로 같아야 합니다. 배치의 {i}번째 예제에 있는 이름: {got}',
  'centers must be a number or [k, d] with k ≥ 1 and d ≥ 1, got {shape}':
    'centers는 수이거나 모양이 [k, d](k ≥ 1, d ≥ 1)여야 합니다. 받은 모양: {shape}',
  'there must be an example to learn from, got {shape}':
    '배울 예제가 하나는 있어야 합니다. 받은 모양: {shape}',
  'the values of column {column} lie too far apart for float64; divide them first':
    '{column}번 열의 값들이 float64로 다루기에는 너무 멀리 떨어져 있습니다. 먼저 나누어 줄여 주세요',
  '{method} needs what fit(x) learns; call that first':
    '{method}에는 fit(x)로 배운 값이 필요합니다. fit(x)를 먼저 불러 주세요',
  'examples have the shape {got}, but those that it learned from {wanted}':
    '예제의 모양이 {got}인데, 배울 때의 모양은 {wanted}였습니다',
  'expected what toJSON() of a {kind} gave, got {value}; was it changed, or saved by another scaler?':
    '{kind}의 toJSON()이 준 값이어야 합니다. 받은 값: {value}. 값이 바뀌었거나 다른 스케일러가 저장한 것은 아닌가요?',
  'examples lie along axis 0, but a single number has none':
    '예제는 축 0을 따라 놓이는데, 수 하나에는 축이 없습니다',
  'expected finite numbers, got {value} in row {row}, column {column}; fill it in or leave the row out':
    '유한한 수가 필요합니다. {row}번 행, {column}번 열의 값이 {value}입니다. 값을 채우거나 그 행을 빼 주세요',
  '{name} must be two finite numbers from {min} to {max}, the smaller one first, got {value}':
    '{name}은(는) {min}부터 {max}까지의 유한한 수 두 개이고 작은 수가 먼저여야 합니다. 받은 값: {value}',
  'expected a list of texts or numbers, got {values}':
    '문자열이나 수의 목록이 필요합니다. 받은 값: {values}',
  'a category is a text, a number or a truth value, got {value} at position {i}; name what is missing?':
    '범주는 문자열, 수, 참거짓 값 중 하나입니다. {i}번째 값이 {value}입니다. 빠진 값에 이름을 붙여 볼까요?',
  'expected what toJSON() of a {kind} gave, got {value}; was it changed, or saved by another one?':
    '{kind}의 toJSON()이 준 값이어야 합니다. 받은 값: {value}. 값이 바뀌었거나 다른 것이 저장한 값은 아닌가요?',
  '{method} needs what fit(values) learns; call that first':
    '{method}에는 fit(values)로 배운 범주가 필요합니다. fit(values)를 먼저 불러 주세요',
  '{value} at position {i} is none of the categories learned, {known}; fit on all of them, or rename it?':
    '{i}번째 값 {value}은(는) 배운 범주 {known}에 없습니다. 모든 범주로 fit을 하거나 이름을 바꿔 볼까요?',
  'the numbers of categories are whole numbers from 0 to {last}, got {code} at position {i}':
    '범주 번호는 0부터 {last}까지의 정수입니다. {i}번째 값이 {code}입니다',
  'inverse needs [n, {categories}], got {shape}':
    'inverse에는 모양이 [n, {categories}]인 값이 필요합니다. 받은 모양: {shape}',
  'images must be [n, channels, height, width], got {shape}':
    '이미지의 모양은 [n, 채널, 높이, 너비]여야 합니다. 받은 모양: {shape}',
  'rows must name each of the {n} images, got {got} rows':
    'rows에는 이미지 {n}장의 행 번호가 하나씩 있어야 합니다. 받은 개수: {got}',
  'x and y need as many rows, got {x} and {y}':
    'x와 y의 행 수가 같아야 합니다. 받은 모양: {x}, {y}',
  'y holds classes, which are mixed as shares; say how many there are, as in mixup(data, { classes: 10 })':
    'y는 클래스 번호이고, 섞을 때는 비율이 됩니다. mixup(data, { classes: 10 })처럼 클래스의 개수를 알려 주세요',
  'examples of {first} have {wanted} numbers, but those of {name} {got}':
    '예제마다 수가 {first}에서는 {wanted}개인데 {name}에서는 {got}개입니다',
  'expected { x, y } or parts of it by name, such as { train, test }, got {data}':
    '{ x, y }나 { train, test }처럼 이름별 부분이 필요합니다. 받은 것: {data}',
  '{name} needs examples along axis 0, as many in x as in y, got {x} and {y}':
    '{name}에는 축 0을 따라 놓인 예제가 x와 y에 같은 수만큼 있어야 합니다. 받은 모양: {x}, {y}',
};
