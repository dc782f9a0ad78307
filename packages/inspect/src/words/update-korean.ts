/** What `explainUpdate` says, in Korean. */
export const updateKorean: Readonly<Record<string, string>> = {
  'update.title': '{optimizer}: {name} = {value}의 다음 갱신',
  'update.sample': '이 샘플의 기울기',
  'update.mean': '배치 평균',
  'update.sum': '배치 합',
  'update.gradient': '손실의 기울기',
  'update.other-gradient': '옵티마이저가 받은 기울기(누적되었거나, 잘렸거나, 다른 항이 더해짐)',
  'update.descent': '기울기에 다른 항을 더한 방향',
  'update.counter': '갱신마다 이어지는 값',
  'update.coefficient': '이번 갱신에서 모든 수에 같은 값',
  'update.moment': '갱신을 거듭하며 기억하는 값',
  'update.corrected': '0에서 시작한 몫을 보정한 값',
  'update.shared': '여러 번 쓰이는 값',
  'update.choice': '판단 기준',
  'update.change': '변화량',
  'update.next': '새 값',
  'update.kept': '다음 갱신을 위해 기억하는 값',
  'update.check': '검산: step()의 결과 {step}',
  'update.check-differs':
    '검산: step()의 결과는 {next}{next:이/가} 아니라 {step}입니다. 여기서는 반올림이 결과를 좌우합니다',
};
