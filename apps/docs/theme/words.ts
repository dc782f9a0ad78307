import type { InBoth, Language } from '../content/languages.ts';

/** Words of the frame, in both languages. */
export const WORDS = {
  home: { ko: 'bp 처음으로', en: 'bp, to the start' },
  docs: { ko: '문서', en: 'Docs' },
  skip: { ko: '본문으로 바로 가기', en: 'Skip to the text' },
  menu: { ko: '메뉴', en: 'Menu' },
  close: { ko: '닫기', en: 'Close' },
  labs: { ko: '실험실', en: 'Labs' },
  pages: { ko: '문서의 페이지', en: 'Pages of the docs' },
  where: { ko: '지금 있는 곳', en: 'Where you are' },
  onThisPage: { ko: '이 페이지에서', en: 'On this page' },
  language: { ko: '언어', en: 'Language' },
  toDark: { ko: '어두운 화면', en: 'Dark theme' },
  toLight: { ko: '밝은 화면', en: 'Light theme' },
  neighbours: { ko: '앞뒤 페이지', en: 'Pages before and after' },
  previous: { ko: '앞', en: 'Before' },
  next: { ko: '다음', en: 'Next' },
  scrolls: { ko: '옆으로 움직여 볼 수 있는 부분', en: 'Part that scrolls sideways' },
  edit: { ko: '이 페이지 고치기', en: 'Edit this page' },
  licence: { ko: 'MIT 라이선스', en: 'MIT licence' },
  version: { ko: '버전', en: 'version' },
  notFound: { ko: '이 주소에는 페이지가 없습니다', en: 'There is no page at this address' },
  notFoundWhy: {
    ko: '주소가 바뀌었거나 잘못 적혔을 수 있습니다.',
    en: 'It may have moved, or the address may be mistyped.',
  },
  toStart: { ko: '처음으로', en: 'To the start' },
} as const satisfies Record<string, InBoth>;

export type Words = Readonly<Record<keyof typeof WORDS, string>>;

export function wordsIn(language: Language): Words {
  return Object.fromEntries(
    Object.entries(WORDS).map(([name, both]) => [name, both[language]]),
  ) as unknown as Words;
}
