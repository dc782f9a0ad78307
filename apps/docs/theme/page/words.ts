import type { InBoth } from '../../content/languages.ts';

/** Words of what stands within pages. */
export const PART_WORDS = {
  hint: { ko: '힌트', en: 'Hint' },
  answer: { ko: '답', en: 'Answer' },
  yourAnswer: { ko: '내 답', en: 'Your answer' },
  check: { ko: '확인', en: 'Check' },
  right: { ko: '맞았습니다.', en: 'Right.' },
  wrong: { ko: '아직 아닙니다.', en: 'Not yet.' },
  close: {
    ko: '거의 다 왔습니다. 계산 도중에 자릿수를 더 남겨 보세요.',
    en: 'Close. Keep more digits on the way.',
  },
  sign: { ko: '크기는 맞습니다. 부호를 살펴보세요.', en: 'The size is right. Look at the sign.' },
  half: {
    ko: '꼭 두 배 또는 절반입니다. 인수 2나 ½이 빠지지 않았나요?',
    en: 'Off by exactly 2. Has a factor 2 or ½ been lost?',
  },
  shifted: {
    ko: '숫자는 맞습니다. 소수점의 자리를 살펴보세요.',
    en: 'The digits are right. Look at the decimal point.',
  },
  unreadable: {
    ko: '수로 읽히지 않습니다. 예: 0.05',
    en: 'That is not read as a number, such as 0.05.',
  },
  toDecimals: {
    ko: (n: number) => (n === 0 ? '정수로' : `소수 ${n}자리까지`),
    en: (n: number) => (n === 0 ? 'as a whole number' : `to ${n} decimals`),
  },
  hintsUsed: {
    ko: (n: number) => `힌트 ${n}개를 보았습니다.`,
    en: (n: number) => (n === 1 ? '1 hint used.' : `${n} hints used.`),
  },
  answerSeen: { ko: '답을 펼쳐 보았습니다.', en: 'The answer was opened.' },
  lab: { ko: (name: string) => `실험실: ${name}`, en: (name: string) => `Lab: ${name}` },
  openLab: { ko: '실험실에서 열기', en: 'Open in the lab' },
  skipLab: { ko: '실험실 지나치기', en: 'Skip the lab' },
  loadingLab: { ko: '실험실을 불러오는 중입니다 …', en: 'Loading the lab …' },
  noLab: {
    ko: '이 미리 보기에는 실험실이 들어 있지 않습니다. 문서 사이트에서는 여기서 바로 움직여 볼 수 있습니다.',
    en: 'This preview comes without the labs. On the site of the docs you can move things right here.',
  },
  labNeedsScripts: {
    ko: '실험실은 JavaScript가 있어야 움직입니다.',
    en: 'The lab needs JavaScript.',
  },
} as const satisfies Record<string, InBoth | { ko: unknown; en: unknown }>;
