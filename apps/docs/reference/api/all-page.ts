import type { InBoth, Language } from '../../content/languages.ts';
import { DOORS, manifestOf } from '../common/doors.ts';

const SAID = {
  description: {
    ko: '@bp/all은 모든 패키지를 하나로 내보냅니다. 무엇을 내보내고 무엇의 이름이 다른지.',
    en: '@bp/all exports every package in one: what it passes on, and which names differ.',
  },
  lead: {
    ko: '다음 패키지가 내보내는 모든 이름을 그대로 내보냅니다.',
    en: 'It passes on every name that these packages export.',
  },
  names: {
    ko: '이름이 둘인 것이 하나 있습니다. `split`은 표본을 나누는 `@bp/data`의 것이고, 텐서를 나누는 `@bp/tensor`의 것은 `splitTensor`입니다. 한국어 오류 문장 `ko`도 여기에 있습니다.',
    en: 'One name stands for two things: `split` is that of `@bp/data`, which divides examples; that of `@bp/tensor` is `splitTensor` here. `ko`, the messages in Korean, is among them, too.',
  },
  file: {
    ko: '빌드 없는 페이지를 위해 모두를 한 파일로 묶은 `@bp/all/dist/browser/bp.js`도 있습니다.',
    en: 'For pages without a build there is one file with everything, `@bp/all/dist/browser/bp.js`.',
  },
} as const satisfies Record<string, InBoth>;

/** The page of `@bp/all`, which has no names of its own. */
export function allPage(language: Language): string {
  const passed = DOORS.filter(
    ({ specifier, package: name }) => specifier === `@bp/${name}` && name !== 'all',
  );
  const root = language === 'ko' ? '' : '/en';
  return [
    '---',
    "title: '@bp/all'",
    `description: ${JSON.stringify(SAID.description[language])}`,
    'generated: true',
    '---',
    '',
    '# @bp/all',
    '',
    SAID.lead[language],
    '',
    ...passed.map(({ specifier, slug, package: name }) =>
      language === 'ko'
        ? `- [\`${specifier}\`](${root}/reference/api/${slug})`
        : `- [\`${specifier}\`](${root}/reference/api/${slug}): ${manifestOf(name).description}`,
    ),
    '',
    SAID.names[language],
    '',
    SAID.file[language],
    '',
  ].join('\n');
}
