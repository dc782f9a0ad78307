/** What the search for the first NaN says, in Korean. */
export const anomalyKorean: Readonly<Record<string, string>> = {
  'anomaly.finite': '모든 값이 유한합니다.',
  'anomaly.finite-steps': '스텝 {steps}번 동안 모든 값이 유한합니다.',
  'anomaly.operation': '스텝 {step}, {phase}: {layer} {what} 연산의 결과가 {value}입니다.',
  'anomaly.gradient':
    '스텝 {step}, {phase}: {layer} {what} 연산을 지나는 기울기가 {value}{value:이/가} 되었습니다.',
  'anomaly.given':
    '스텝 {step}, {phase}: {what}에 계산하기 전부터 {value} 값이 있었습니다({layer} {operation} 연산이 처음 읽음).',
  'anomaly.returned': '스텝 {step}: {what}에 처음부터 {value} 값이 있었습니다.',
  'anomaly.forward': '순전파',
  'anomaly.backward': '역전파',
  'anomaly.update': '갱신',
  'anomaly.no-layer': '층 바깥의',
  'anomaly.outermost': '모델 자체의',
  'anomaly.layer': '{path} 층의',
  'anomaly.constant': '상수',
  'anomaly.data': '입력',
  'anomaly.place': '위치 {position}, 모양 {shape}. 값 {size}개 중 {count}개가 유한하지 않습니다.',
  'anomaly.place-row':
    '위치 {position}, 모양 {shape}, 배치의 {row}번 행(0부터). 값 {size}개 중 {count}개가 유한하지 않습니다.',
  'anomaly.operand': '피연산자',
  'anomaly.value': '이 위치에서 {value}',
  'anomaly.largest': '여기에 쓰인 {count}개 중 가장 큰 값은 {position}의 {value}',
  'anomaly.range': '전체 범위 {min} ~ {max}',
  'anomaly.cause': '원인: {cause}',
  'anomaly.advice': '조언: {advice}',
  'anomaly.unreached': '스텝의 결과에는 나타나지 않았습니다. 중간에 사라진 값입니다.',
  'cause.log-of-zero': '0의 로그는 −∞입니다.',
  'advice.log-of-zero':
    '로짓을 받는 손실(bceWithLogits, crossEntropy, logSoftmax)을 쓰거나, 로그 안에 작은 ε을 더하세요.',
  'cause.log-of-negative': '음수 {x}의 로그는 실수가 아닙니다.',
  'advice.log-of-negative':
    '값이 음수가 되는 까닭을 살펴보세요. softplus나 exp를 쓰면 0보다 크게 유지됩니다.',
  'cause.division-by-zero': '{x} 나누기 0을 계산했습니다.',
  'advice.division-by-zero': '나누는 값에 작은 ε을 더하거나, 나누기 전에 where로 고르세요.',
  'cause.zero-over-zero': '0 나누기 0에는 값이 없습니다.',
  'advice.zero-over-zero':
    '나누는 값에 작은 ε을 더하세요. 빈 것의 평균이나 값 하나의 표준편차를 구하고 있지는 않나요?',
  'cause.unchosen':
    '전해진 기울기는 0이고 {operation}의 기울기는 무한대입니다. 0 · ∞에는 값이 없습니다.',
  'advice.unchosen':
    'where는 값만 고를 뿐 이런 기울기는 막지 못합니다. where(x.gt(0), x, 1).log()처럼 연산하기 전에 고르거나, 작은 ε을 더하세요.',
  'cause.root-of-negative': '음수 {x}의 제곱근은 실수가 아닙니다.',
  'advice.root-of-negative':
    '먼저 0 아래를 잘라 내세요. 반올림 때문에 작은 차이가 음수가 되기도 합니다.',
  'cause.root-at-zero': '0에서 {operation}의 기울기는 무한대입니다.',
  'advice.root-at-zero': '근호 안에 작은 ε을 더하세요: √(x + ε).',
  'cause.power-of-zero': '0의 {p}제곱은 무한대입니다.',
  'advice.power-of-zero': '밑에 작은 ε을 더하세요.',
  'cause.power-of-negative': '음수 {x}의 {p}제곱은 실수가 아닙니다.',
  'advice.power-of-negative': '밑의 절댓값을 쓰거나, 밑을 0보다 크게 유지하세요.',
  'cause.exp-overflow': 'e의 {x}제곱이 자료형의 가장 큰 수를 넘습니다.',
  'advice.exp-overflow':
    '넘치지 않는 형태(softmax, logSumExp, softplus, 로짓을 받는 손실)를 쓰거나 학습률을 낮추세요.',
  'cause.overflow': '{operation}의 결과가 자료형의 가장 큰 수를 넘습니다.',
  'advice.overflow': '입력의 크기를 조절하거나, 학습률을 낮추거나, 기울기를 자르세요.',
  'cause.gradient-overflow': '{operation} 연산을 지나는 기울기가 자료형의 가장 큰 수를 넘습니다.',
  'advice.gradient-overflow':
    '손실이나 입력의 크기를 줄이거나, 나누는 값이 0에 가까워지지 않게 하세요.',
  'cause.of-nothing': '값이 하나도 없는 텐서에서 {operation} 연산을 했습니다.',
  'advice.of-nothing':
    '텐서가 왜 비었는지 살펴보세요. 아무것도 고르지 않은 선택이나 예제가 없는 배치가 아닌가요?',
  'cause.diverged':
    '학습률이 너무 큽니다. 가중치 {name}의 절댓값이 {from}에서 {to}까지 커지다가 결과가 넘쳤습니다.',
  'advice.diverged':
    '학습률을 낮추거나, 기울기를 자르거나(clipGradNorm), 학습률을 서서히 올리세요.',
  'cause.non-finite-input': '데이터 자체가 유한하지 않습니다.',
  'advice.non-finite-input':
    '이 예제를 살펴보고 학습 전에 데이터를 정리하세요. 빠진 값이나 전처리의 나눗셈이 있지 않나요?',
  'cause.non-finite-parameter': '이 스텝 전부터 {name} 값이 유한하지 않았습니다.',
  'advice.non-finite-parameter':
    '저장해 둔 가중치로 돌아가, 거기서부터 스텝을 살펴 생긴 곳을 찾으세요.',
  'cause.constant': '유한하지 않은 상수가 결과에 들어갔습니다.',
  'advice.constant':
    '−∞ 마스크는 줄마다 무언가를 남겨야 합니다. 모두 가리면 0 나누기 0이 됩니다. 그 밖에는 where로 고르세요.',
};
