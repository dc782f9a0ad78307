import type { ExplainLanguage } from './explain-language';
import { particle } from './particle';

/** Explanations in Korean, in the terms of the course. */
export const ko: ExplainLanguage = {
  id: 'ko',
  sentences: {
    'loss-by': '손실 `{loss} = {value}`{value:을/를} `{of} = {at}`{at:으로/로} 편미분합니다.',
    paths: '경로 {count}개:',
    path: '경로 {i}:',
    sum: '합: {value}',
    check: '검산: 기록된 기울기 {recorded}, 중앙 차분 {central}',
    'check-recorded': '검산: 기록된 기울기 {recorded}. 중앙 차분은 구하지 못했습니다: {reason}',
    'no-central-kink': '`{of} = {at}` 가까이에서 기울기가 갑자기 바뀝니다',
    'no-central-recorded': '다시 실행할 수 없는 연산이 있으니 손실 대신 함수를 설명해 보세요',
    'no-central-random': '다시 실행하니 손실이 달라졌습니다',
    'no-central-infinite': '`{of} = {at}` 가까이에서 손실이 유한하지 않습니다',
    'no-path': '손실에서 {of}까지 이어지는 경로가 없습니다.',
    uncounted: '경로가 너무 많아 다 세지 못했습니다. 기록된 기울기입니다',
    'over-paths': '경로 {count}개에 걸쳐',
    largest: '가장 큰 기여 {label}: {value} ({share})',
    update: '학습률 {lr}{lr:으로/로} 갱신합니다:',

    'why-half-squared-error': '오차, 곧 출력이 목푯값에서 벗어난 정도입니다',
    'why-squared-error': '오차의 두 배입니다',
    'why-absolute-error': '오차의 부호입니다',
    'why-cross-entropy': '틀린 출력을 확신할수록 큽니다',
    'why-nll': '실제 클래스의 확률이 작을수록 큽니다',
    'why-softmax': '로짓 하나가 모든 `p`를 바꿉니다: `p(δ − p)`, 자기 것은 `δ = 1`입니다',
    'why-sigmoid': '시그모이드의 미분은 0.25를 넘지 않습니다',
    'why-tanh': 'tanh의 미분은 1을 넘지 않습니다',
    'why-branch': '{condition}이므로 {slope}입니다',
    'why-dead': '{condition}이므로 0입니다. 죽은 뉴런은 아무것도 전하지 않습니다',
    'why-weight': '가중치에 곱해지는 입력 {other}입니다',
    'why-activation': '가중합으로 가는 길의 가중치 {other}입니다',
    'why-bias': '편향은 그대로 더해집니다',
    'why-identity': '출력에 활성화 함수가 없습니다',
    'why-same': '그대로 전해집니다',
    'why-sum': '그대로 전해집니다',
    'why-mean': '수 {count}개의 평균입니다',
    'why-product': '곱해진 다른 인수 {other}입니다',
    'why-kept': '드롭아웃에서 남았고, 빠진 만큼 커졌습니다',
    'why-dropped': '드롭아웃으로 빠졌습니다',
    'why-largest': '가장 큰 값만 기울기를 받습니다',
    'why-not-largest': '가장 큰 값만 기울기를 받습니다',
    'why-tie': '똑같이 큰 값 {count}개가 기울기를 나눕니다',
    'why-rule': '{operation}{operation:은/는} 고유한 미분 규칙을 씁니다',
    'why-one-factor':
      '{operation}{operation:은/는} 인수 하나입니다. 그 안의 계산은 기록되지 않았습니다',
    'why-formula': '{operation}의 미분입니다',
    'why-number': '값만 알 수 있습니다',
    'gave-way':
      '`{z} = {at}`에서 {function}{function:이/가} {rounded}{rounded:으로/로} 반올림되어 교과서의 곱은 `{product}`{product:이/가} 됩니다. 안정한 꼴로 구한 값은 {value}입니다.',

    'delta-output': '출력층의 델타 규칙: 오차에 활성화 함수의 미분을 곱합니다.',
    'delta-hidden':
      '은닉층의 델타 규칙: 위층의 델타에 가중치를 곱해 모두 더하고 활성화 함수의 미분을 곱합니다.',
    matrix: '{layer}의 가중치를 한꺼번에 구합니다: 모든 델타에 모든 입력을 곱합니다.',
    'largest-gradients': '가장 큰 기울기:',
    layer: '{layer} `{in} → {out}`: `φ′` 평균 {slope}, `‖δ‖` {delta}, `‖∂W‖/‖W‖` {ratio}',

    'mistake-updated-weights':
      '너무 일찍 갱신했습니다: {names}. 기울기는 모두 갱신하기 전의 가중치로 구합니다.',
    'mistake-no-slope': '활성화 함수의 미분을 빠뜨렸습니다: {names}.',
    'mistake-extra-slope':
      '미분을 한 번 더 곱했습니다: {names}. 교차 엔트로피를 가중합으로 미분하면 이미 `o − t`입니다.',
    'mistake-sign': '부호가 바뀌었습니다. 출력에서 목푯값을 뺍니다: {names}.',
    'mistake-one-path': '경로 {count}개 가운데 {i}번만 구했습니다. 기울기는 모든 경로의 합입니다.',
    'mistake-wrong-index':
      '{right} 자리에 {names}{names:을/를} 넣었습니다. 경로를 따라 첨자를 확인하세요.',
    'mistake-neighbour': '{name}의 값입니다. 경로를 따라 첨자를 확인하세요.',
    'mistake-rounding':
      '계산하는 도중에 소수점 아래 4자리로 반올림했습니다. 마지막 결과만 반올림합니다.',
    'mistake-no-rate': '학습률 {name}{name:을/를} 빠뜨렸습니다. 기울기에 곱해야 합니다.',

    'exercise-factor': '{of}의 연쇄법칙에서 {factor}의 값을 구하세요.',
    'exercise-gradient': '{factor}의 값을 구하세요.',
    'exercise-update': '갱신한 뒤 {of}의 값을 구하세요.',
    given: '주어진 값: {values}',
    right: '맞았습니다.',
    'right-to': '소수점 아래 {digits}자리까지 맞았습니다.',
    wrong: '아직 아닙니다.',
    'wrong-like': '아직 아닙니다. 이런 실수로 보입니다: {mistake}',
    unreadable: '수로 읽을 수 없습니다. 0.0259, 2.59e-2, 7/3처럼 쓰세요.',
    'what-if':
      '`{of} = {value}`일 때 손실은 `{loss} = {now}`{now:이/가} 되어 {change}만큼 달라집니다.',
    'what-if-predicted': '기울기가 예측한 직선은 `{line}`이며, 실제와 {error}만큼 다릅니다.',
    'what-if-line': '여기서 손실은 직선입니다.',
    'what-if-curve': '손실이 곡선이어서 가는 동안 기울기가 바뀝니다.',
    'what-if-infinite': '직선으로는 갈 수 없습니다. 손실이 유한하지 않습니다.',
  },
  particle,
};
