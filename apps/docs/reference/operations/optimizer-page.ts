import { parameter } from '@bp/autograd';
import { explainUpdate } from '@bp/inspect';
import * as optimDoor from '@bp/optim';
import { tensor } from '@bp/tensor';
import type { InBoth, Language } from '../../content/languages.ts';
import { linePlot } from '../../plot/line-plot.ts';
import { inline } from '../api/door-page.ts';

type Made = InstanceType<typeof optimDoor.SGD>;
type OptimizerClass = new (parameters: unknown, options: Record<string, unknown>) => Made;

const EXPORTED: Readonly<Record<string, unknown>> = optimDoor;

/** What is told of: every class, and the variants of SGD that have names of their own. */
const VARIANTS: readonly (readonly [name: string, options: Record<string, unknown>])[] = [
  ['SGD', {}],
  ['SGD', { momentum: 0.9 }],
  ['SGD', { momentum: 0.9, nesterov: true }],
  ['Adagrad', {}],
  ['RMSprop', {}],
  ['Adadelta', {}],
  ['Adam', {}],
  ['AdamW', {}],
  ['NAdam', {}],
  ['RAdam', {}],
  ['Adamax', {}],
  ['ASGD', {}],
  ['Rprop', {}],
];

const SAID = {
  title: { ko: '옵티마이저', en: 'Optimizers' },
  lead: {
    ko: '`@bp/optim`의 옵티마이저마다 한 걸음의 식을 옵티마이저 자신의 정의에서 쓴 것입니다. 아래 첨자 t−1은 앞 걸음에서 간직한 값이고, 그래프는 $E = \\tfrac{1}{2} w^2$ 위에서 $w = 1$부터 실행한 것입니다.',
    en: 'One step of every optimizer of `@bp/optim`, written from its own definition. The subscript t−1 marks what was kept from the step before; the graphs are runs on $E = \\tfrac{1}{2} w^2$ from $w = 1$.',
  },
  description: {
    ko: '옵티마이저마다 갱신 식을 정의에서 쓰고, 같은 문제 위에서 실행한 경로를 그렸습니다.',
    en: 'The update of every optimizer, written from its definition, and its path on one and the same problem.',
  },
  step: { ko: '걸음', en: 'step' },
} as const satisfies Record<string, InBoth>;

const STEPS = 60;

/** The page of all optimizers. */
export function optimizerPage(language: Language, said: (name: string) => string): string {
  return [
    '---',
    `title: ${SAID.title[language]}`,
    `description: ${JSON.stringify(SAID.description[language])}`,
    'generated: true',
    '---',
    '',
    `# ${SAID.title[language]}`,
    '',
    SAID.lead[language],
    '',
    ...VARIANTS.flatMap(([name, options]) => {
      const chosen = Object.entries(options).map(([key, value]) => `${key}: ${value}`);
      const title = chosen.length > 0 ? `${name}({ ${chosen.join(', ')} })` : name;
      return [
        `## ${title} {#${[name, ...Object.keys(options)].join('-')}}`,
        '',
        `<p v-pre>${inline(said(name))} <a href="../api/optim.html#${name}"><code>${name}</code></a></p>`,
        '',
        ...formulas(name, options).flatMap((latex) => [`$$\n${latex}\n$$`, '']),
        picture(name, options, language),
        '',
      ];
    }),
  ].join('\n');
}

function made(name: string, options: Record<string, unknown>) {
  const w = parameter(tensor([1], { dtype: 'float64' }));
  const optimizer = new (EXPORTED[name] as OptimizerClass)([w], options);
  return { w, optimizer };
}

/** The lines of a step that is not the first, in which averages already hold something. */
function formulas(name: string, options: Record<string, unknown>): string[] {
  const { w, optimizer } = made(name, { ...options, lr: 0.1 });
  const learn = (): void => {
    optimizer.zeroGrad();
    w.square().mul(0.5).sum().backward();
  };
  learn();
  optimizer.step();
  learn();
  return explainUpdate(optimizer, w, 0)
    .steps.filter(({ reason }) => reason !== 'update.choice')
    .map(({ formula }) => formula.latex);
}

function picture(name: string, options: Record<string, unknown>, language: Language): string {
  const rates = [0.03, 0.1, 0.3] as const;
  const lines = rates.map((lr, i) => {
    const { w, optimizer } = made(name, { ...options, lr });
    const y = [w.item()];
    for (let step = 0; step < STEPS; step++) {
      optimizer.zeroGrad();
      w.square().mul(0.5).sum().backward();
      optimizer.step();
      y.push(w.item());
    }
    return {
      x: y.map((_, step) => step),
      y,
      label: `η = ${lr}`,
      series: (i + 1) as 1 | 2 | 3,
      dashed: i > 0,
    };
  });
  const title = language === 'ko' ? `${name}: 걸음마다의 w` : `${name}: w step by step`;
  return linePlot({ title, xLabel: SAID.step[language], yLabel: 'w', lines });
}
