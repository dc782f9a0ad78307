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
  'the examples are promises; prefetch(1) before batch waits for them':
    '예제가 프로미스입니다. batch 앞에 prefetch(1)을 두면 결과를 기다립니다',
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
  'line {line}, field {column}: its quotes are amiss ({code}); a field with quotes is written in quotes, and each within it twice, "so ""quoted"" it is"':
    '{line}번째 줄 {column}번째 칸의 따옴표가 잘못되었습니다({code}). 따옴표가 든 칸은 따옴표로 감싸고 안의 따옴표는 "이렇게 ""두 번"" 씁니다"',
  "line {line}, column {number} ({name}): expected a {kind}, got '{text}'; kinds: { {name}: 'category' } reads texts, and the option missingTexts lists those that stand for nothing":
    "{line}번째 줄 {number}번째 열({name}): {kind} 값이어야 하는데 '{text}'입니다. kinds: { {name}: 'category' }면 글로 읽고, 값이 없음을 뜻하는 글은 missingTexts 옵션에 적습니다",
  "column {column} ({name}) has numbers, such as {number} on line {numberLine}, and texts, such as '{text}' on line {textLine}; mend one, list it in missingTexts, or say kinds: { {name}: 'category' }":
    "{column}번째 열({name})에 {numberLine}번째 줄의 {number} 같은 수와 {textLine}번째 줄의 '{text}' 같은 글이 섞여 있습니다. 하나를 고치거나 missingTexts에 적거나 kinds: { {name}: 'category' }로 알려 주세요",
  'expected rows of values, got {n} lines; header: false reads the first one as values, too; of a file, its text or bytes are wanted and not its path, such as readFileSync(path)':
    '값이 있는 행이 있어야 하는데 {n}줄뿐입니다. header: false면 첫 줄도 값으로 읽습니다. 파일이라면 경로가 아니라 readFileSync(path)처럼 그 글이나 바이트를 주세요',
  "column {column} ({name}) has a comma in its numbers, such as '{number}' on line {line}; write a point for a decimal comma and nothing between thousands, or say kinds: { {name}: 'category' }":
    "{column}번째 열({name})의 수에 쉼표가 있습니다. 예: {line}번째 줄의 '{number}'. 소수점은 마침표로 쓰고 천 단위 쉼표는 빼거나, kinds: { {name}: 'category' }로 알려 주세요",
  'line {line} has {got} fields, and line {first} has {columns}; is a value with the delimiter in it not in quotes, or the delimiter another one?':
    '{line}번째 줄은 {got}칸인데 {first}번째 줄은 {columns}칸입니다. 구분자가 든 값을 따옴표로 감싸지 않았거나, 구분자가 다른 글자인가요?',
  "columns {first} and {second} have the same name '{name}' on line {line}; rename one, or read with header: false and choose columns by number":
    "{line}번째 줄의 {first}번째 열과 {second}번째 열의 이름이 '{name}'으로 같습니다. 하나를 바꾸거나, header: false로 읽고 열을 번호로 골라 주세요",
  'the bytes are no text in UTF-8; save the table as UTF-8, or give the text of new TextDecoder(encoding).decode(bytes)':
    '바이트가 UTF-8 글이 아닙니다. 표를 UTF-8로 저장하거나, new TextDecoder(encoding).decode(bytes)로 얻은 글을 주세요',
  "{name} must be a text such as ';' without quotes and line breaks, and not that of the other, got {got}":
    "{name}은(는) ';'처럼 따옴표와 줄바꿈이 없고 서로 다른 글이어야 합니다. 받은 값: {got}",
  "missingTexts must be a list such as ['NA', ''], got {texts}":
    "missingTexts는 ['NA', '']처럼 목록이어야 합니다. 받은 값: {texts}",
  "x must be a list of columns such as ['length', 'width'], got {x}":
    "x는 ['length', 'width']처럼 열의 목록이어야 합니다. 받은 값: {x}",
  "the kind of {name} must be 'number', 'boolean' or 'category', got {kind}":
    "{name}의 종류는 'number', 'boolean', 'category' 중 하나여야 합니다. 받은 값: {kind}",
  'there is no column {key}; the columns are {names}, or 0 to {last}':
    '{key} 열은 없습니다. 열은 {names}, 또는 0부터 {last}까지입니다',
  "each of the {n} rows lacks a value, so missing: 'drop' leaves none; take fewer columns, or missing: 'mean'":
    "{n}개 행 모두에 빠진 값이 있어 missing: 'drop'으로는 남는 행이 없습니다. 열을 줄이거나 missing: 'mean'을 쓰세요",
  "line {line}, column {number} ({name}) has no value; missing: 'drop' leaves out such rows, 'mean' takes the mean of a column of numbers, 'nan' keeps NaN in one":
    "{line}번째 줄 {number}번째 열({name})에 값이 없습니다. missing: 'drop'은 그런 행을 빼고, 'mean'은 수로 된 열의 평균을 넣고, 'nan'은 NaN으로 둡니다",
  "line {line}, column {number} ({name}): {text} is too large for {dtype}; dtype: 'float64' holds up to 1.8e308":
    "{line}번째 줄 {number}번째 열({name}): {text}은(는) {dtype}에 너무 큽니다. dtype: 'float64'는 1.8e308까지 담습니다",
  'expected a batch { x, y }, got {data}': '배치 { x, y }가 필요합니다. 받은 것: {data}',
};
