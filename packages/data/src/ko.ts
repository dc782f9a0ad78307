/** The messages of this package in Korean, by their English templates; the build gathers them behind `@bp/tensor/ko`. */
export const ko: Readonly<Record<string, string>> = {
  'dropLast leaves no batch, {n} examples do not fill one of {batchSize}; use a smaller batchSize':
    'dropLast 때문에 남는 배치가 없습니다. 예제 {n}개로는 크기 {batchSize}인 배치를 채울 수 없습니다. batchSize를 줄여 주세요',
  'labels must be [n] with n ≥ 1, got {shape}':
    '레이블의 모양은 [n](n ≥ 1)이어야 합니다. 받은 모양: {shape}',
  'labels must be class indices (whole numbers ≥ 0), got {label} at position {i}':
    '레이블은 0 이상의 정수인 클래스 번호여야 합니다. {i}번째 값이 {label}입니다',
  'fractions must be positive and sum to 1, got {fractions} (sum {sum})':
    '비율은 양수이고 합이 1이어야 합니다. 받은 값: {fractions} (합 {sum})',
};
