import { readSources } from '@bp/testing/documented';
import type { FactsOfPage } from '../../content/facts.ts';
import type { InBoth, Language } from '../../content/languages.ts';
import { DOORS, manifestOf } from '../../reference/common/doors.ts';
import { exportsOf } from '../../reference/common/exports.ts';

const KOREAN: Readonly<Record<string, string>> = {
  tensor: '텐서, 뷰, 연산, 재현되는 난수',
  autograd: '연쇄법칙: 몇 번이든 미분하는 기울기와 그 검사. 기울기를 설명하는 `explain`',
  module: '층이란 무엇인지: 매개변수, 버퍼, 모드, 이름, 상태',
  layers: '선형 층, 합성곱 층, 풀링, 순서대로 잇기, 활성화 함수, 초깃값',
  losses: '손실 함수: mse, 교차 엔트로피, 이진 교차 엔트로피와 그 밖의 것',
  optim: 'PyTorch의 식과 이름과 기본값을 따르는 옵티마이저, 학습률 스케줄',
  regularize: '규제: 드롭아웃, 배치 정규화, 가중치 벌점, 조기 종료',
  compile: '학습이나 추론의 한 걸음을 비트까지 같은 WebAssembly 프로그램 하나로',
  data: '배치, 나누기, 작은 실제 데이터셋, 읽고 다듬기',
  inspect: '신경망 들여다보기: 요약, 기울기의 흐름, 첫 NaN, 갱신의 설명',
  io: '신경망과 학습의 파일: safetensors, JSON, PyTorch',
  train: '비트까지 되감고 저장할 수 있는 학습 반복문: `fit`, 지표, 워커, 탐색',
  all: '모든 패키지를 하나로',
};

/** What the doors beside the front ones are for. */
const OTHERS: Readonly<Record<string, InBoth>> = {
  '@bp/tensor/engine': {
    ko: '엔진을 넓히는 패키지를 위한 것',
    en: 'for packages that extend the engine',
  },
  '@bp/tensor/wasm': {
    ko: 'WebAssembly를 쓰는 패키지를 위한 것',
    en: 'for packages that write WebAssembly',
  },
  '@bp/tensor/tell': {
    ko: '계산을 설명하는 패키지를 위한 것',
    en: 'for packages that explain what was computed',
  },
  '@bp/tensor/testing': { ko: '테스트에서 텐서를 비교하기', en: 'comparing tensors in tests' },
  '@bp/tensor/devtools': {
    ko: '개발자 도구에 텐서 보이기',
    en: 'tensors in the console of a browser',
  },
  '@bp/tensor/en': {
    ko: '배포용 빌드의 영어 오류 문장',
    en: 'English messages for production builds',
  },
  '@bp/tensor/ko': { ko: '한국어 오류 문장', en: 'messages in Korean' },
  '@bp/autograd/engine': { ko: '설명하는 패키지를 위한 것', en: 'for packages that explain' },
  '@bp/autograd/explain': {
    ko: '기울기를 말과 수와 식으로',
    en: 'every gradient in words, numbers and formulas',
  },
  '@bp/autograd/explain/ko': { ko: '설명의 한국어', en: 'explanations in Korean' },
  '@bp/optim/tell': {
    ko: '갱신을 설명하는 패키지를 위한 것',
    en: 'for packages that explain updates',
  },
  '@bp/inspect/ko': { ko: '이 패키지의 말을 한국어로', en: 'what the package says, in Korean' },
};

/** All packages and their doors, with how much each exports. */
const api: FactsOfPage = (language) => {
  const sources = readSources();
  const count = (specifier: string): number | null =>
    specifier === '@bp/all' ? null : exportsOf(specifier, sources).length;
  const counts = DOORS.map(({ specifier }) => count(specifier) ?? 0);
  const front = DOORS.filter((door) => door.specifier === `@bp/${door.package}`);
  const others = DOORS.filter((door) => !front.includes(door));
  const heads =
    language === 'ko' ? ['패키지', '무엇인지', '이름'] : ['package', 'what it is', 'names'];
  return {
    packages: table(
      [...heads, language === 'ko' ? '쓰는 패키지' : 'stands on'],
      front.map(({ specifier, slug, package: name }) => [
        link(specifier, slug, language),
        language === 'ko' ? KOREAN[name] : manifestOf(name).description.replace(/\.$/, ''),
        String(count(specifier) ?? ''),
        name === 'all' ? '' : standsOn(name),
      ]),
    ),
    others: table(
      heads,
      others.map(({ specifier, slug }) => [
        link(specifier, slug, language),
        OTHERS[specifier][language],
        String(count(specifier)),
      ]),
    ),
    total: counts.reduce((a, b) => a + b),
    count: front.length,
  };
};

export default api;

/** The packages that another one imports. */
function standsOn(name: string): string {
  const needed = Object.keys(manifestOf(name).dependencies ?? {});
  return needed.flatMap((one) => (one.startsWith('@bp/') ? [one.slice(4)] : [])).join(', ');
}

function link(specifier: string, slug: string, language: Language): string {
  return `[\`${specifier}\`](${language === 'ko' ? '' : '/en'}/reference/api/${slug})`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), `|---|---|---:|${heads.length > 3 ? '---|' : ''}`, ...rows.map(line)].join(
    '\n',
  );
}
