import type { InBoth, Language } from '../../content/languages.ts';

/** What headings and labels of generated pages are called. */
export const WORDS = {
  functions: { ko: '함수', en: 'Functions' },
  classes: { ko: '클래스', en: 'Classes' },
  constants: { ko: '상수', en: 'Constants' },
  types: { ko: '타입', en: 'Types' },
  operations: { ko: '연산', en: 'Operations' },
  contents: { ko: '차례', en: 'Contents' },
  parameters: { ko: '매개변수', en: 'Parameters' },
  members: { ko: '구성원', en: 'Members' },
  returns: { ko: '돌려주는 값', en: 'Returns' },
  throws: { ko: '예외', en: 'Throws' },
  see: { ko: '출처', en: 'Source' },
  since: { ko: '0.1.0부터', en: 'since 0.1.0' },
  code: { ko: '소스 코드', en: 'Source code' },
} as const satisfies Record<string, InBoth>;

export function word(key: keyof typeof WORDS, language: Language): string {
  return WORDS[key][language];
}
