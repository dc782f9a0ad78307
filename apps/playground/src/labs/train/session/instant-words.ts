import { defineWords } from '../../../words/define';

/** Words of the instant mode. */
export const instantWords = defineWords({
  en: {
    finalAfter: (epochs: string, from: string, to: string) =>
      `Training loss ${from} → ${to} after the same ${epochs} epochs`,
    finalOnly: (epochs: string, loss: string) => `Training loss ${loss} after ${epochs} epochs`,
    wholeRun: 'The whole run at once',
    trail: 'Where the slider has been: validation loss',
  },
  ko: {
    finalAfter: (epochs: string, from: string, to: string) =>
      `같은 ${epochs}에포크 뒤 학습 손실 ${from} → ${to}`,
    finalOnly: (epochs: string, loss: string) => `${epochs}에포크 뒤 학습 손실 ${loss}`,
    wholeRun: '전체 실행을 한 번에',
    trail: '슬라이더가 지나온 자리: 검증 손실',
  },
});
