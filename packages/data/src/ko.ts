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
};
