import type { DataProblem } from './finding';

/** What is said of each problem: `{name}` is a value of the finding, or its part. */
type Sentences = Readonly<Record<DataProblem | 'fine', string>>;

export const english: Sentences = {
  fine: 'Nothing was found.',
  missing:
    '{part}: numbers of {of} that are not finite: {count}, the first is {value} in row {row}, column {column}. Fill them in, or leave those rows out.',
  leakage:
    '{part}: {count} of {total} rows are in {other} too, the first is row {row} (there row {earlier}). A score on them shows memory, not learning; take them out of one part, or divide anew.',
  nearLeakage:
    '{part}: {count} of {total} rows differ from one of {other} by no more than {near}, the first is row {row} (there row {earlier}). See whether they are the same thing twice.',
  labelFraction:
    '{part}: labels that are no whole numbers: {count}, the first is {value} in row {row}. Classes are 0, 1, 2 …; are these values to be predicted?',
  labelNegative:
    '{part}: labels below 0: {count}, the first is {value} in row {row}. Classes count from 0, and LabelEncoder numbers them; losses such as hinge take −1 and 1.',
  labelGap:
    '{part}: no example has the class {labels}, though classes go up to {last}. Networks keep an output for each; LabelEncoder numbers them without gaps.',
  singleClass:
    '{part}: all {count} examples have the class {label}. There is nothing to tell apart; divide with stratify, or look at how the labels were read.',
  contradiction:
    '{part}: rows that are equal to an earlier one but have another target: {count}, the first is row {row} (as row {earlier}). No network gets both right; look at how they were labelled.',
  absentClass:
    '{part}: no example has the class {labels}, which another part has. Divide with stratify.',
  imbalance:
    '{part}: class {common} has {most} examples, class {rare} only {least}. Draw them evenly (weightedSampler) or weigh them, and look at the recall of each class rather than at accuracy.',
  pixels: '{part}: pixels go up to {largest}. Divide them by 255.',
  range:
    '{part}: numbers of {of} go up to {largest} (column {column}). Networks learn best near 1; scale them (StandardScaler, fitted to the part to learn from).',
  scale:
    '{part}: column {wide} spans {most}, column {narrow} only {least}: the one drowns the other. Scale the columns (StandardScaler, fitted to the part to learn from).',
  constant:
    '{part}: columns that hold one and the same number and tell nothing: {count} ({columns}). They may be left out.',
  duplicate:
    '{part}: {count} of {total} rows are equal to an earlier one, the first is row {row} (as row {earlier}). They count more than once.',
};

export const korean: Sentences = {
  fine: '문제를 찾지 못했습니다.',
  missing:
    '{part}: {of}에 유한하지 않은 값이 {count}개 있습니다. 처음은 {row}번 행, {column}번 열의 {value}입니다. 값을 채우거나 그 행을 빼 주세요.',
  leakage:
    '{part}: {total}개 행 가운데 {count}개가 {other}에도 있습니다. 처음은 {row}번 행({other}의 {earlier}번 행)입니다. 이런 행의 점수는 학습이 아니라 암기를 보여 줍니다. 한쪽에서 빼거나 다시 나누어 주세요.',
  nearLeakage:
    '{part}: {total}개 행 가운데 {count}개가 {other}의 행과 {near} 이하로만 다릅니다. 처음은 {row}번 행({other}의 {earlier}번 행)입니다. 같은 것이 두 번 들어갔는지 살펴보세요.',
  labelFraction:
    '{part}: 정수가 아닌 레이블이 {count}개 있습니다. 처음은 {row}번 행의 {value}입니다. 클래스 번호는 0, 1, 2 …입니다. 예측할 값인가요?',
  labelNegative:
    '{part}: 0보다 작은 레이블이 {count}개 있습니다. 처음은 {row}번 행의 {value}입니다. 클래스 번호는 0부터 세며 LabelEncoder로 매길 수 있습니다. −1과 1은 hinge 같은 손실에 씁니다.',
  labelGap:
    '{part}: 클래스 번호는 {last}까지 있는데 {labels}번 클래스의 예제가 없습니다. 신경망은 번호마다 출력을 둡니다. LabelEncoder로 빈 번호 없이 매길 수 있습니다.',
  singleClass:
    '{part}: 예제 {count}개가 모두 {label}번 클래스입니다. 구별할 것이 없습니다. stratify로 나누거나 레이블을 읽은 방법을 살펴보세요.',
  contradiction:
    '{part}: 앞의 행과 같은데 정답이 다른 행이 {count}개 있습니다. 처음은 {row}번 행({earlier}번 행과 같음)입니다. 어떤 신경망도 둘 다 맞힐 수 없습니다. 레이블을 살펴보세요.',
  absentClass:
    '{part}: 다른 부분에는 있는 {labels}번 클래스의 예제가 없습니다. stratify로 나누어 주세요.',
  imbalance:
    '{part}: {common}번 클래스의 예제는 {most}개인데 {rare}번 클래스는 {least}개뿐입니다. 고르게 뽑거나(weightedSampler) 가중치를 주고, 정확도보다 클래스별 재현율을 보세요.',
  pixels: '{part}: 픽셀 값이 {largest}까지 있습니다. 255로 나누어 주세요.',
  range:
    '{part}: {of}의 값이 {largest}까지 있습니다({column}번 열). 신경망은 1 근처의 값에서 가장 잘 배웁니다. 크기를 맞추어 주세요(StandardScaler, 학습할 부분으로 fit).',
  scale:
    '{part}: {wide}번 열의 범위는 {most}인데 {narrow}번 열은 {least}뿐이라 묻혀 버립니다. 열의 크기를 맞추어 주세요(StandardScaler, 학습할 부분으로 fit).',
  constant:
    '{part}: 값이 하나뿐인 열이 {count}개 있어 알려 주는 것이 없습니다: {columns}. 빼도 됩니다.',
  duplicate:
    '{part}: {total}개 행 가운데 {count}개가 앞의 행과 같습니다. 처음은 {row}번 행({earlier}번 행과 같음)입니다. 같은 예제가 여러 번 셈에 들어갑니다.',
};
