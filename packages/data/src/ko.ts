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
  'an IDX file begins with 0, 0, a type (8, 9, 11, 12, 13 or 14) and the number of axes, got {head}; of MNIST, read the files that end in ubyte or ubyte.gz':
    'IDX 파일은 0, 0, 자료형(8, 9, 11, 12, 13, 14 중 하나), 축의 수로 시작합니다. 받은 것: {head}. MNIST라면 이름이 ubyte나 ubyte.gz로 끝나는 파일을 읽으세요',
  'the file must hold {need} bytes of numbers for {rank} axes of extents {shape}, got {got} from byte {start} on; is it complete?':
    '축 {rank}개의 크기가 {shape}이면 수가 {need}바이트 있어야 하는데, 바이트 {start}부터 {got}바이트 있습니다. 파일이 끝까지 있나요?',
  '{part} must hold {need} bytes of numbers for shape {shape}, got {got} from byte {start} on; is it complete?':
    '{part}에는 모양 {shape}에 맞는 수가 {need}바이트 있어야 하는데, 바이트 {start}부터 {got}바이트 있습니다. 파일이 끝까지 있나요?',
  '{part} is no npy file: expected {wanted}, {got}; write it by numpy.save or writeNpy':
    '{part}은(는) npy 파일이 아닙니다. 있어야 할 것: {wanted}, 실제: {got}. numpy.save나 writeNpy로 써 주세요',
  "{part} has elements of type '{description}'; expected real or whole numbers or truth values, so save array.astype('float32')":
    "{part}의 원소 자료형이 '{description}'입니다. 실수, 정수, 진릿값만 읽으므로 array.astype('float32')를 저장해 주세요",
  'expected npy files alone, got {name}; is it the npz file that you meant?':
    'npy 파일만 들어 있어야 합니다. 받은 것: {name}. 읽으려던 npz 파일이 맞나요?',
  'expected tensors by name, such as { x }, got {tensors}':
    '{ x }처럼 이름별 텐서를 주어야 합니다. 받은 것: {tensors}',
  "the name '{name}' cannot be that of a file; leave out \\, control characters and parts that are empty, . or ..":
    "'{name}'은 파일 이름이 될 수 없습니다. \\와 제어 문자, 그리고 비어 있거나 . 또는 ..인 부분을 빼 주세요",
  '{part} holds {got} bytes that are not the {size} bytes that were packed, by size or checksum (CRC-32); copy the file again from where it came':
    '{part}의 {got}바이트는 크기나 검사합(CRC-32)이 압축할 때의 {size}바이트와 다릅니다. 파일을 원본에서 다시 복사해 주세요',
  '{part} unpacks to more than {most} bytes; where that is right, the option maxBytes allows it':
    '{part}의 압축을 풀면 {most}바이트가 넘습니다. 그것이 맞다면 maxBytes 옵션으로 허용해 주세요',
  '{part} is compressed, and damaged or cut off; copy the file again from where it came':
    '{part}의 압축된 내용이 손상되었거나 잘렸습니다. 파일을 원본에서 다시 복사해 주세요',
  'the files in it have {total} bytes, more than {most}; where that is right, the option maxBytes allows it':
    '안에 든 파일이 모두 {total}바이트로 {most}바이트가 넘습니다. 그것이 맞다면 maxBytes 옵션으로 허용해 주세요',
  '{name} is there twice; write the file again':
    '{name}이(가) 두 번 들어 있습니다. 파일을 다시 써 주세요',
  'expected a zip file, got {size} bytes without the directory that ends one; is the file complete?':
    'zip 파일이어야 하는데, 받은 {size}바이트에는 끝에 있어야 할 목록이 없습니다. 파일이 끝까지 있나요?',
  "the name '{name}' of a file in it is not one: a path within the zip file, in UTF-8, is expected":
    "안에 든 파일의 이름 '{name}'이 잘못되었습니다. UTF-8로 쓴, zip 파일 안의 경로여야 합니다",
  '{name} is encrypted, or compressed by method {method}; write it as it is or by deflate (methods 0 and 8), as numpy does':
    '{name}은(는) 암호화되었거나 방식 {method}로 압축되었습니다. numpy처럼 그대로 또는 deflate로(방식 0과 8) 써 주세요',
  '{name} lies over another part of the zip file, at bytes {at} to {end}; write the file again':
    '{name}이(가) 바이트 {at}부터 {end}까지 zip 파일의 다른 부분과 겹칩니다. 파일을 다시 써 주세요',
  'zip files of more than 4 GiB or 65,534 files (zip64) are not read; divide it into several':
    '4 GiB나 파일 65,534개가 넘는 zip 파일(zip64)은 읽지 않습니다. 여러 개로 나누어 주세요',
  '{what} does not agree with {against}; the zip file is damaged, copy it again from where it came':
    '{what}과(와) {against}이(가) 맞지 않습니다. zip 파일이 손상되었으니 원본에서 다시 복사해 주세요',
  'a zip file holds 4 GiB and 65,534 files at most, got {size} bytes of {count} files; divide them, or write safetensors':
    'zip 파일에는 4 GiB와 파일 65,534개까지만 들어갑니다. 받은 것: 파일 {count}개의 {size}바이트. 나누어 쓰거나 safetensors로 써 주세요',
};
