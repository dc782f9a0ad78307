/** The messages of this package in Korean, by their English templates; the build gathers them behind `@bp/tensor/ko`. */
export const ko: Readonly<Record<string, string>> = {
  '{key} must be a number of steps, or another number ≥ 0, got {value}':
    '{key}은(는) 단계 수이거나 0 이상의 수여야 합니다. 받은 값: {value}',
  'expected { name, options, rule }, got {name}, {definitions} and {rule}':
    '{ name, options, rule }이 필요합니다. 받은 값: {name}, {definitions}, {rule}',
  'option {key} must be defined as [default, range], a pair of those, or a flag, got {definition}':
    '옵션 {key}은(는) [기본값, 범위]나 그런 것 한 쌍, 또는 true/false로 정의해야 합니다. 받은 값: {definition}',
  'the name {name} stands for two things in its definition; rename one of them':
    '정의 안에서 {name}이라는 이름을 두 가지 뜻으로 쓰고 있습니다. 하나의 이름을 바꿔 주세요',
  '{name} must be a pair of numbers such as {example}, got {value}':
    '{name}은(는) {example}와(과) 같은 수의 쌍이어야 합니다. 받은 값: {value}',
  'the state is that of {got}, not of {want}': '이 상태는 {want}이(가) 아니라 {got}의 것입니다',
  'the state has {got} parameter groups, the optimizer {want}':
    '상태의 매개변수 묶음은 {got}개인데 옵티마이저의 묶음은 {want}개입니다',
  'expected what stateDict() returns, { optimizer, groups, state }, got {got}':
    'stateDict()가 돌려준 { optimizer, groups, state }가 필요합니다. 받은 것: {got}',
  'group {index} must have values, variant and parameters':
    '묶음 {index}에는 values, variant, parameters가 있어야 합니다',
  'group {index} has {want} parameters, in the state {got}':
    '묶음 {index}의 매개변수는 {want}개인데 상태에는 {got}개가 있습니다',
  'group {index} was saved with {key} {got}, the optimizer has {want}; construct it with the same options':
    '묶음 {index}은(는) {key} {got}(으)로 저장되었는데 옵티마이저는 {want}입니다. 같은 옵션으로 만들어 주세요',
  '{key} of group {index} must be a number in {range}, got {value}':
    '묶음 {index}의 {key}은(는) {range} 안의 수여야 합니다. 받은 값: {value}',
  'the names do not fit: missing {missing}; unexpected {unexpected}':
    '이름이 맞지 않습니다. 없는 것: {missing}. 남는 것: {unexpected}',
  'expected one rate, or a list of {count}, one for each group, got {lr}':
    '학습률 하나 또는 묶음마다 하나씩 {count}개의 목록이 필요합니다. 받은 값: {lr}',
  'there is no parameter to optimize; does the model have any?':
    '최적화할 매개변수가 없습니다. 모델에 매개변수가 있나요?',
  'either all items are parameters or all are groups such as { params, lr }, got both':
    '모든 항목이 매개변수이거나, 모두 { params, lr }와 같은 묶음이어야 하는데 섞여 있습니다',
  'parameter {i}, of shape {shape}, is given twice; each may be in one group once':
    '모양이 {shape}인 매개변수 {i}이(가) 두 번 나옵니다. 한 묶음에 한 번만 넣을 수 있습니다',
  'expected a list of parameters such as model.parameters(), got {got}':
    'model.parameters()와 같은 매개변수 목록이 필요합니다. 받은 것: {got}',
  'item {i} is not a parameter but {got}; make it one with parameter(x)':
    '항목 {i}은(는) 매개변수가 아니라 {got}입니다. parameter(x)로 만들어 주세요',
  'the gradient of parameter {index} must have its shape {shape}, got {gradient}':
    '매개변수 {index}의 기울기는 그 모양 {shape}과(와) 같아야 합니다. 받은 모양: {gradient}',
  'the gradient of parameter {index} must have its type {dtype}, got {gradient}':
    '매개변수 {index}의 기울기는 그 형 {dtype}과(와) 같아야 합니다. 받은 형: {gradient}',
  '{name} is only what {kept} starts from, so a change would have no effect; make a new optimizer':
    '{name}은(는) {kept}이(가) 처음 가지는 값일 뿐이어서 바꾸어도 효과가 없습니다. 옵티마이저를 새로 만들어 주세요',
  'nesterov needs a momentum and no dampening, got momentum {momentum} and dampening {dampening}':
    'nesterov에는 모멘텀이 필요하고 dampening이 없어야 합니다. 받은 값: momentum {momentum}, dampening {dampening}',
  '{name} has {count} values, none for group {group}; give one for each group of the optimizer, or a single one':
    '{name}의 값은 {count}개인데 묶음 {group}의 것이 없습니다. 옵티마이저의 묶음마다 하나씩 주거나 하나만 주세요',
  'milestones must be a list of steps such as [30, 60], got {given}':
    'milestones는 [30, 60]과 같은 단계 목록이어야 합니다. 받은 값: {given}',
  'expected the number of updates: give totalSteps, or epochs and stepsPerEpoch':
    '갱신 횟수가 필요합니다. totalSteps를 주거나 epochs와 stepsPerEpoch를 함께 주세요',
  'expected a list of schedules, got {given}': '학습률 일정의 목록이 필요합니다. 받은 값: {given}',
  '{name} watches a metric, so it cannot be part of another schedule; give it a Scheduler of its own':
    '{name}은(는) 지표를 보고 정하므로 다른 일정의 일부가 될 수 없습니다. 따로 Scheduler를 만들어 주세요',
  '{count} schedules need {need} growing milestones between them, got {milestones}':
    '일정이 {count}개이면 그 사이에 점점 커지는 milestones가 {need}개 있어야 합니다. 받은 값: {milestones}',
  'the memory of a plateau is { best, badSteps, cooldown, reductions }, a number or null and three counts, got {given}':
    'reduceOnPlateauLr의 기억은 { best, badSteps, cooldown, reductions }이며 best는 수나 null, 나머지는 0 이상의 정수입니다. 받은 값: {given}',
  'expected an optimizer, got {optimizer}': '옵티마이저가 필요합니다. 받은 값: {optimizer}',
  'the schedule has a momentum but the optimizer has none; switch it off with { cycleMomentum: false }':
    '일정은 모멘텀도 바꾸는데 옵티마이저에는 모멘텀이 없습니다. { cycleMomentum: false }로 꺼 주세요',
  'expected the metric that the schedule watches, such as loss.item(), got {metric}':
    'loss.item()처럼 일정이 보고 정할 지표가 필요합니다. 받은 값: {metric}',
  'expected what stateDict() returns, { step, bases, memory }, got {state}':
    'stateDict()가 돌려준 { step, bases, memory }가 필요합니다. 받은 것: {state}',
  'the schedule gives {value} as {name} before update {step}; it must be a number in {range}':
    '일정이 갱신 {step} 전에 {name}(으)로 {value}을(를) 주었습니다. {range} 안의 수여야 합니다',
};
