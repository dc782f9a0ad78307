import { readFileSync } from 'node:fs';
import { wasmFeatures } from '@bp/tensor/wasm';
import { ROOT } from '@bp/testing/documented';
import type { FactsOfPage } from '../../content/facts.ts';
import type { InBoth } from '../../content/languages.ts';

/** The tests that pages of the packages and the labs have to pass, by where they run. */
const TESTS: readonly (readonly [file: string, where: string])[] = [
  ['packages/testing/browser/plain-page.e2e.ts', 'Chromium'],
  ['packages/testing/browser/bundled-worker.e2e.ts', 'Chromium'],
  ['packages/testing/browser/worker.e2e.ts', 'Chromium'],
  ['packages/testing/browser/threads.e2e.ts', 'Chromium'],
  ['packages/testing/browser/many-programs.e2e.ts', 'Chromium'],
  ['apps/playground/e2e/offline.e2e.ts', 'Chromium'],
  ['apps/playground/e2e/firefox.e2e.ts', 'Firefox'],
];

const FEATURES: readonly (readonly [key: 'simd' | 'threads' | 'relaxed', said: InBoth])[] = [
  [
    'simd',
    { ko: 'WebAssembly와 벡터 명령(SIMD)', en: 'WebAssembly with vector instructions (SIMD)' },
  ],
  ['threads', { ko: '여러 스레드가 함께 쓰는 메모리', en: 'memory that threads share' }],
  [
    'relaxed',
    { ko: '곱셈과 덧셈을 한 번에(relaxed SIMD)', en: 'fused multiply-add (relaxed SIMD)' },
  ],
];

/** What is tested in browsers, and what this engine can do. */
const browsers: FactsOfPage = (language) => {
  const titles = TESTS.flatMap(([file, where]) =>
    titlesOf(file).map((title) => [where, title, file]),
  );
  const heads = language === 'ko' ? ['브라우저', '시험', '파일'] : ['browser', 'test', 'file'];
  const features = wasmFeatures();
  const here = language === 'ko' ? ['있음', '없음'] : ['there', 'missing'];
  return {
    tests: [
      `| ${heads.join(' | ')} |`,
      '|---|---|---|',
      ...titles.map(([where, title, file]) => {
        const said = language === 'ko' ? `<span lang="en">${title}</span>` : title;
        const link = `[${file.split('/').at(-1)}](https://github.com/bp-js/bp/blob/main/${file})`;
        return `| ${where} | ${said} | ${link} |`;
      }),
    ].join('\n'),
    count: titles.length,
    features: [
      `| ${language === 'ko' ? '무엇' : 'what'} | Node ${process.versions.node} |`,
      '|---|---|',
      ...FEATURES.map(([key, said]) => `| ${said[language]} | ${here[features[key] ? 0 : 1]} |`),
    ].join('\n'),
  };
};

export default browsers;

/** What the tests of a file say of themselves, with the groups that they stand in. */
function titlesOf(file: string): string[] {
  const source = readFileSync(ROOT + file, 'utf8');
  const titles: string[] = [];
  let group = '';
  for (const [, kind, title] of source.matchAll(
    /^\s*(describe|it)(?:\.(?:runIf|each)\([^)]*\)(?: as const\))?)?\(\s*'((?:[^'\\]|\\.)*)'/gm,
  )) {
    if (kind === 'describe') group = title;
    else titles.push((group ? `${group} ${title}` : title).replace(' (%s)', ''));
  }
  if (titles.length === 0) throw new Error(`${file} has no tests`);
  return titles;
}
