/** The messages of this package in Korean, by their English templates; the build gathers them behind `@bp/tensor/ko`. */
export const ko: Readonly<Record<string, string>> = {
  '{part} is no JSON: {cause}; is the file complete?':
    '{part}이(가) JSON이 아닙니다: {cause}. 파일이 끝까지 있나요?',
  '{part} has two values for {name}; write it again':
    '{part}에 {name}의 값이 둘 있습니다. 다시 써 주세요',
  '{part} is nested in more than {deepest} levels':
    '{part}이(가) {deepest}단계보다 깊이 들어가 있습니다',
  '{name} must be nested lists of numbers, or dtype, shape and as many data, got {keys}':
    '{name}은(는) 수의 중첩 목록이거나, dtype과 shape와 그만큼의 data여야 합니다. 받은 것: {keys}',
  '{name} is not made of numbers: {cause}': '{name}은(는) 숫자로 되어 있지 않습니다: {cause}',
  'expected an object of tensors by name, got {state}':
    '이름마다 텐서가 있는 객체가 필요합니다. 받은 값: {state}',
  'expected tensors by name, such as model.stateDict(), got {state}':
    'model.stateDict()처럼 이름별 텐서를 주어야 합니다. 받은 것: {state}',
  'a safetensors file begins with the length of its header and {, got a length of {length} in a file of {size} bytes; is it complete?':
    'safetensors 파일은 머리말의 길이와 {로 시작합니다. 받은 것: {size}바이트 파일에 길이 {length}. 파일이 끝까지 있나요?',
  '{name} has elements of type {dtype}, read are {known}; save tensor.float() in its place':
    '{name}의 원소 자료형이 {dtype}입니다. 읽을 수 있는 것은 {known}입니다. 대신 tensor.float()를 저장해 주세요',
  '{name} of {dtype} and shape {shape} must have {need} bytes, got {got} by its data_offsets {offsets}; write the file again':
    '자료형 {dtype}, 모양 {shape}인 {name}은(는) {need}바이트여야 하는데, data_offsets {offsets}로는 {got}바이트입니다. 파일을 다시 써 주세요',
  'the tensors must lie side by side, got {name} at byte {begin} where byte {end} comes next; is the file complete?':
    '텐서는 서로 붙어 있어야 하는데, 바이트 {end} 차례에 {name}이(가) 바이트 {begin}에 있습니다. 파일이 끝까지 있나요?',
  '{part} of the safetensors file must be {wanted}, got {got}; write the file again':
    'safetensors 파일의 {part}은(는) {wanted}여야 합니다. 받은 것: {got}. 파일을 다시 써 주세요',
  "a tensor cannot have the name '{name}'; choose another":
    "텐서의 이름은 '{name}'일 수 없습니다. 다른 이름을 골라 주세요",
  'a safetensors file tells at most {most} bytes about its tensors, got {length}; keep long lists as typed arrays':
    'safetensors 파일은 텐서에 관해 {most}바이트까지만 적을 수 있습니다. 받은 것: {length}. 긴 목록은 형식화 배열로 두세요',
  'metadata are texts by name, got {got}; JSON.stringify makes a text of all else':
    'metadata는 이름별 글이어야 합니다. 받은 것: {got}. 다른 값은 JSON.stringify로 글이 됩니다',
  "the name '{name}' must tell the format: end it in .safetensors, .json (small models) or .npz":
    "이름 '{name}'이 형식을 나타내야 합니다. .safetensors, .json(작은 모델), .npz 중 하나로 끝내 주세요",
  '{name} could not be written: {cause}; what was there before is as it was':
    '{name}을(를) 쓰지 못했습니다: {cause}. 전에 있던 것은 그대로입니다',
  '{name} could not be read: {cause}': '{name}을(를) 읽지 못했습니다: {cause}',
  "expected a path such as 'digits.safetensors', 'indexeddb://digits.safetensors' or a file handle, got {place}; a Blob and an address on the web can be read alone":
    "'digits.safetensors' 같은 경로, 'indexeddb://digits.safetensors', 또는 파일 핸들이어야 합니다. 받은 것: {place}. Blob과 웹 주소는 읽을 수만 있습니다",
  '{path} must be plain data (objects, lists, texts, numbers, tensors, typed arrays), got {value}; save what it can be made of again, such as its stateDict()':
    '{path}은(는) 단순한 데이터(객체, 목록, 글, 수, 텐서, 형식화 배열)여야 합니다. 받은 것: {value}. stateDict()처럼 다시 만들 수 있는 것을 저장해 주세요',
  '{path} of the checkpoint is not what packCheckpoint writes, got {got}; is it another file?':
    '체크포인트의 {path}이(가) packCheckpoint가 쓰는 것이 아닙니다. 받은 것: {got}. 다른 파일이 아닌가요?',
  'expected a checkpoint ({format}), got a safetensors file of another kind; load reads state dicts':
    '체크포인트({format})여야 하는데 다른 종류의 safetensors 파일입니다. 상태 사전은 load가 읽습니다',
  'the tree of a checkpoint is an object, got {got}':
    '체크포인트의 나무는 객체여야 합니다. 받은 것: {got}',
  'expected a module, got {got}': '모듈이 필요합니다. 받은 것: {got}',
  'modules must be an object of Python by the paths of modules, got {got}':
    'modules는 모듈의 경로마다 파이썬 코드를 담은 객체여야 합니다. 받은 것: {got}',
  'name must be a name that Python can have, got {name}':
    'name은 파이썬에서 쓸 수 있는 이름이어야 합니다. 받은 값: {name}',
  '{path} is written from what it does, and no input was found that the model takes; pass one as input':
    '{path}은(는) 실제로 하는 계산을 보고 옮기는데, 모델이 받는 입력을 찾지 못했습니다. input으로 하나 주세요',
  'forward of {path} computes something that no record shows: a comparison, random or whole numbers, or what it read from a tensor; give its Python in modules, by the path {key}':
    '{path}의 forward에는 기록에 남지 않는 계산이 있습니다(비교, 난수나 정수, 텐서에서 읽은 값). modules에 경로 {key}로 파이썬 코드를 주세요',
  "PyTorch has no words for the operation '{name}' in {path}; put it in a module of its own, and give its Python in modules, by its path":
    "{path}의 연산 '{name}'에 해당하는 것이 PyTorch에 없습니다. 따로 모듈로 나누고 modules에 그 경로로 파이썬 코드를 주세요",
  'forward of {path} has other constants in training than in evaluation; give its Python in modules, by its path':
    '{path}의 forward는 훈련할 때와 평가할 때 상수가 다릅니다. modules에 그 경로로 파이썬 코드를 주세요',
  'forward of {path} uses a module or parameter that is none of its parts; keep it in a property of the module':
    '{path}의 forward가 자기 것이 아닌 모듈이나 파라미터를 씁니다. 모듈의 속성에 넣어 두세요',
};
