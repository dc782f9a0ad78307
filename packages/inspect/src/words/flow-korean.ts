/** What `GradientFlow` says, in Korean. */
export const flowKorean: Readonly<Record<string, string>> = {
  'flow.title': '기울기 흐름, {number}번째 단계: 손실 {loss}',
  'flow.layer': '층',
  'flow.slope': '평균 |φ′|',
  'flow.near-limit': '포화',
  'flow.silent': '죽음',
  'flow.product': '{layer}에서 손실까지 활성화 함수 {count}개의 평균 |φ′|의 곱: {product}.',
  'flow.product-bound':
    '{layer}에서 손실까지 활성화 함수 {count}개의 평균 |φ′|의 곱: {product}. 아무리 커도 {bound}입니다.',
  'flow.fine': '양호: 모든 층에 비슷한 크기의 기울기가 전해집니다.',
  'flow.fine-advice': '',
  'flow.exploding': '기울기 폭발: {layers}.',
  'flow.exploding-advice':
    '기울기를 자르거나(clipGradNorm), 학습률을 낮추거나, 더 작은 가중치로 시작해 보세요(relu에는 He, sigmoid와 tanh에는 Glorot).',
  'flow.dead': '죽은 뉴런: {layers}.',
  'flow.dead-advice': '학습률을 낮추거나, 편향 0과 He 초기화로 시작하거나, leaky relu를 써 보세요.',
  'flow.saturated': '포화: {layers}.',
  'flow.saturated-advice':
    '더 작은 가중치로 시작하거나(Glorot), 입력의 크기를 맞추거나, 활성화 함수 앞에서 정규화해 보세요(배치 정규화).',
  'flow.vanishing': '기울기 소실: {layers}.',
  'flow.vanishing-advice':
    'relu와 He 초기화를 쓰거나, 배치 정규화를 넣거나, 층을 건너뛰는 연결을 두어 보세요. 시그모이드는 하나마다 많아야 4분의 1만 전합니다.',
};
