/** The messages of this package in Korean, by their English templates; the build gathers them behind `@bp/tensor/ko`. */
export const ko: Readonly<Record<string, string>> = {
  'expected a module, got {model}': '모듈이 필요합니다. 받은 값: {model}',
  'parameters must be an object of initialisers by path, got {parameters}':
    'parameters는 경로마다 초기화 방법을 적은 객체여야 합니다. 받은 값: {parameters}',
  'alpha must not be 0': 'alpha는 0일 수 없습니다',
  "approximate must be 'none' or 'tanh', got {approximate}":
    "approximate는 'none' 또는 'tanh'여야 합니다. 받은 값: {approximate}",
  'axis {axis} of shape {shape} must be a multiple of {pieces} pieces':
    '모양 {shape}의 축 {axis}은(는) 크기가 조각 수 {pieces}의 배수여야 합니다',
  'axis {axis} of shape {shape} must be of even extent':
    '모양 {shape}의 축 {axis}은(는) 크기가 짝수여야 합니다',
  'min must be < max, got {min} and {max}': 'min은 max보다 작아야 합니다. 받은 값: {min}, {max}',
  'expected one slope, or one for each channel along axis 1 of shape {shape}, got {weight}':
    '기울기는 하나이거나, 모양 {shape}의 축 1을 따라 채널마다 하나여야 합니다. 받은 모양: {weight}',
  'lower must be ≤ upper, got {lower} and {upper}':
    'lower는 upper 이하여야 합니다. 받은 값: {lower}, {upper}',
  'beta must not be 0': 'beta는 0일 수 없습니다',
  'axis {axis} of shape {shape} cannot become {into}':
    '모양 {shape}의 축 {axis}은(는) {into}(으)로 나눌 수 없습니다',
  'a weight has at least two axes [out, in, …], got shape {shape}; biases have no fans':
    '가중치는 [out, in, …]처럼 축이 둘 이상입니다. 받은 모양: {shape}. 편향에는 입력·출력 수가 없습니다',
  'no gain is known for {nonlinearity}; known are linear, sigmoid, tanh, relu, leakyRelu and selu':
    '{nonlinearity}의 이득은 알려져 있지 않습니다. 있는 것: linear, sigmoid, tanh, relu, leakyRelu, selu',
  'expected a seed or a random source, got both':
    '시드와 난수원 가운데 하나만 필요한데 둘 다 받았습니다',
  'the initialiser of {path} must give shape {want}, got {got}':
    '{path}의 초기화 함수는 모양 {want}을(를) 주어야 합니다. 받은 모양: {got}',
  '{pattern} must have an initialiser or a number, got {got}':
    '{pattern}에는 초기화 함수나 숫자가 필요합니다. 받은 것: {got}',
  'no parameter is called {pattern}; did you mean {near}?':
    '{pattern}(이)라는 매개변수는 없습니다. 혹시 {near}인가요?',
  'no parameter fits {pattern}; there are {paths}':
    '{pattern}에 맞는 매개변수가 없습니다. 있는 것: {paths}',
  "mode must be 'fanIn' or 'fanOut', got {mode}":
    "mode는 'fanIn' 또는 'fanOut'이어야 합니다. 받은 값: {mode}",
  'a weight has at least two axes [out, in, …], got shape {shape}':
    '가중치는 [out, in, …]처럼 축이 둘 이상입니다. 받은 모양: {shape}',
  'expected two axes [out, in], got shape {shape}':
    '축 두 개 [out, in]이 필요합니다. 받은 모양: {shape}',
  'expected a weight [out, in] and a bias [out], got {weight} and {bias}':
    '가중치 [out, in]과 편향 [out]이 필요합니다. 받은 모양: {weight}, {bias}',
  'expected last axis of size {want} (in_features), got a single number':
    '마지막 축의 크기가 {want}(in_features)이어야 하는데 숫자 하나를 받았습니다',
  'expected last axis of size {want} (in_features), got shape {shape}; put a Flatten before it?':
    '마지막 축의 크기가 {want}(in_features)이어야 합니다. 받은 모양: {shape}. 앞에 Flatten을 두어야 할까요?',
  'expected last axis of size {want} (in_features), got shape {shape}; make it Linear({got}, {out}), or have the layer before return {want} features':
    '마지막 축의 크기가 {want}(in_features)이어야 합니다. 받은 모양: {shape}. 층을 Linear({got}, {out}) 꼴로 만들거나, 앞 층이 특징 {want}개를 내게 하세요',
  'inFeatures and outFeatures must be whole numbers ≥ 1, got {in} and {out}':
    'inFeatures와 outFeatures는 1 이상의 정수여야 합니다. 받은 값: {in}, {out}',
  'position must be a whole number in [{low}, {high}], got {position}':
    '위치는 [{low}, {high}] 안의 정수여야 합니다. 받은 값: {position}',
  'expected a module at {name}, got {got}; wrap functions in a Module of their own':
    '{name}에 모듈이 필요합니다. 받은 것: {got}. 함수는 따로 Module로 감싸 주세요',
  "a name must not be empty, a whole number, or hold a dot, got '{name}'":
    "이름은 비어 있거나 정수이거나 점을 담을 수 없습니다. 받은 이름: '{name}'",
  "paddingMode must be 'zeros', 'reflect', 'replicate' or 'circular', got {paddingMode}":
    "paddingMode는 'zeros', 'reflect', 'replicate', 'circular' 가운데 하나여야 합니다. 받은 값: {paddingMode}",
  "padding {most} in the mode '{paddingMode}' needs an extent of {least} or more along axis {axis}, got shape {shape}":
    "'{paddingMode}' 방식으로 {most}만큼 채우려면 축 {axis}의 크기가 {least} 이상이어야 합니다. 받은 모양: {shape}",
  'inChannels and outChannels must be whole numbers ≥ 1 that groups divides, got {in} and {out} in {groups} groups':
    'inChannels와 outChannels는 groups로 나누어지는 1 이상의 정수여야 합니다. 받은 값: {in}, {out}, groups {groups}',
};
