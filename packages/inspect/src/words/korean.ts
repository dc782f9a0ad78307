import { particle } from '@bp/autograd/engine';
import { anomalyKorean } from './anomaly-korean';
import { flowKorean } from './flow-korean';
import type { InspectLanguage } from './sentence';
import { updateKorean } from './update-korean';

/**
 * What this package says, in Korean.
 *
 * @example
 * import { ko } from '@bp/inspect/ko';
 * detectAnomaly(() => tensor(1).log(), { language: ko }).toText(); // '모든 값이 유한합니다.'
 */
export const korean: InspectLanguage = {
  id: 'ko',
  particle,
  sentences: {
    'summary.layer': '층',
    'summary.class': '종류',
    'summary.output': '출력',
    'summary.parameters': '매개변수',
    'summary.shared': '공유',
    'summary.unused': '호출되지 않음',
    'summary.all-trained': '매개변수  {count}개(모두 학습), {bytes}',
    'summary.trained': '매개변수  {count}개(학습 {trained}개, 동결 {frozen}개), {bytes}',
    'summary.buffers': '버퍼      {count}개, {bytes}',
    'summary.activations': '활성값    이 입력에 {bytes}',
    ...anomalyKorean,
    ...flowKorean,
    ...updateKorean,
  },
};
