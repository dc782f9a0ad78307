import glossary from '@bp/course/glossary.json' with { type: 'json' };

/** One idea under all its names, in both scripts; the first two are the preferred ones. */
export type Names = readonly string[];

/** What readers look for that is no term of the course. */
const OTHERS: readonly Names[] = [
  ['PyTorch', '파이토치'],
  ['Keras', '케라스'],
  ['TensorFlow.js', '텐서플로', '텐서플로우', 'tfjs'],
  [
    '헷갈리기 쉬운 곳',
    'slips',
    '노트의 실수',
    '노트의 오류',
    '노트의 오타',
    'errata',
    'mistakes in the notes',
  ],
];

/** English words as Koreans write them down by ear; readers look for them, and no page uses them. */
const BY_EAR: Readonly<Record<string, readonly string[]>> = {
  backpropagation: ['백프로파게이션', '백프로퍼게이션', '백프롭'],
  'forward-pass': ['포워드 패스', '포워드패스'],
  'backward-pass': ['백워드 패스', '백워드패스'],
  gradient: ['그라디언트', '그레디언트'],
  'gradient-descent': ['그래디언트 디센트', '그라디언트 디센트', '경사하강', '경사 하강'],
  'vanishing-gradient': ['배니싱 그래디언트', '그라디언트 소실'],
  overfitting: ['오버피팅', '오버핏'],
  'activation-function': ['액티베이션 함수', '액티베이션'],
  'loss-function': ['로스 함수', '로스'],
  'learning-rate': ['러닝레이트'],
  'batch-normalization': ['배치 노멀라이제이션', '배치노름', '배치놈'],
  regularization: ['레귤러라이제이션', '레귤러리제이션'],
  epoch: ['이폭'],
  'early-stopping': ['얼리 스토핑', '얼리스토핑'],
  'local-minimum': ['로컬 미니마', '로컬 미니멈', '지역 최소', '극소점'],
};

/** For each term of the glossary, and some others, what it is called. */
export function namesOfTerms(): Names[] {
  const terms = glossary.map(({ id, en, ko, synonyms, seed }) => [
    ...new Set([
      ...[ko, en, ...synonyms.ko, ...synonyms.en],
      ...(seed === undefined ? [] : [seed]),
      ...(BY_EAR[id] ?? []),
    ]),
  ]);
  return [...terms, ...OTHERS];
}
