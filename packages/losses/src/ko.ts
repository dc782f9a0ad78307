/** The messages of this package in Korean, by their English templates; the build gathers them behind `@bp/tensor/ko`. */
export const ko: Readonly<Record<string, string>> = {
  'the prediction must have shape [batch, classes, …] or [classes], got a single number':
    '예측의 모양은 [batch, classes, …] 또는 [classes]여야 하는데 숫자 하나를 받았습니다',
  'the prediction must have shape [batch, classes] or [classes], got {shape}':
    '예측의 모양은 [batch, classes] 또는 [classes]여야 합니다. 받은 모양: {shape}',
  'weight must hold one factor per class, shape {expected}, got {weight}':
    'weight에는 클래스마다 계수가 하나씩, 곧 모양 {expected}이(가) 필요합니다. 받은 모양: {weight}',
  'for a prediction of shape {prediction} the target must hold class indices of shape {samples}, got {target}':
    '예측의 모양이 {prediction}이면 정답은 모양이 {samples}인 클래스 번호여야 합니다. 받은 모양: {target}',
  'expected vectors of shape [batch, features] and one target for each, got {vectors} and {target}':
    '모양이 [batch, features]인 벡터와 그 하나하나의 정답이 필요합니다. 받은 모양: {vectors}, {target}',
  'ignoreIndex needs class indices, got probabilities of shape {target}':
    'ignoreIndex에는 클래스 번호가 필요한데 모양이 {target}인 확률을 받았습니다',
  'the variance must have the shape {prediction} of the prediction, or it with a last axis of 1, got {variance}':
    '분산의 모양은 예측의 모양 {prediction}과(와) 같거나, 마지막 축만 1이어야 합니다. 받은 모양: {variance}',
  'the target must not contain NaN, got NaN at position {i}; clean the data first':
    '정답에 NaN이 있으면 안 됩니다. {i}번째가 NaN입니다. 먼저 데이터를 정리하세요',
  '{name} must hold probabilities in [0, 1], got {value} at position {i}':
    '{name}에는 [0, 1] 안의 확률이 있어야 합니다. {i}번째 값이 {value}입니다',
  'the target must hold 1 or -1, got {value} at position {i}':
    '정답은 1 또는 -1이어야 합니다. {i}번째 값이 {value}입니다',
  '{name} must not be negative, got {value} at position {i}':
    '{name}은(는) 음수일 수 없습니다. {i}번째 값이 {value}입니다',
  'targets must be class indices in [0, {classes}), got {value} at position {i}':
    '정답은 [0, {classes}) 범위의 클래스 번호여야 합니다. {i}번째 값이 {value}입니다',
  "{name} must hold real numbers, got {dtype}; is it in the place of the labels? Else cast it with .cast('float32')":
    "{name}은(는) 실수여야 합니다. 받은 형: {dtype}. 레이블과 자리가 바뀌었나요? 아니면 .cast('float32')로 바꾸세요",
  '{nameA} and {nameB} must have the same shape, got {a} and {b}; a loss does not broadcast, so reshape one of them':
    '{nameA}와(과) {nameB}의 모양이 같아야 합니다. 받은 모양: {a}, {b}. 손실 함수는 브로드캐스트하지 않으니 한쪽의 모양을 바꿔 주세요',
  '{name} must broadcast to the shape {shape}, got {weight}':
    '{name}은(는) 모양 {shape}(으)로 브로드캐스트되어야 합니다. 받은 모양: {weight}',
};
