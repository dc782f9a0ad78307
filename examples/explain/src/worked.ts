import { derivation, type ExplainOptions, explain, mistakes } from '@bp/autograd/explain';
import { bceWithLogits, crossEntropy, halfSse } from '@bp/losses';
import type { Page } from './page';
import { INPUTS, LEARNING_RATE, TARGETS, WorkedNetwork } from './worked-network';

type Language = Pick<ExplainOptions, 'language'>;

/** The worked example from its first weight to the mistakes that are made with it. */
export function explainWorked(page: Page, { language }: Language): void {
  const network = new WorkedNetwork();
  const inputs = { x: INPUTS, t: TARGETS };
  const flat = { inputs, language, notation: 'flat' } as const;
  const layered = { inputs, language, notation: { scheme: 'layered', order: 'from-to' } } as const;
  const loss = () => halfSse(network.forward(INPUTS).sigmoid(), TARGETS);
  const run = explain(loss(), flat);

  const [w5, w1] = [run.gradient('w5'), run.gradient('w1')];
  page.section({ en: 'An output weight', ko: '출력층의 가중치' }, w5, w5.update(LEARNING_RATE));
  page.section({ en: 'A hidden weight', ko: '은닉층의 가중치' }, w1, w1.update(LEARNING_RATE));
  const w11 = explain(loss(), layered).gradient('w11⁽²⁾');
  page.section({ en: 'The same as LaTeX', ko: '같은 것을 LaTeX로' });
  page.latex(w11);
  page.section({ en: 'The delta rule', ko: '델타 규칙' }, run.delta('o1'), run.delta('h1'));
  page.section(
    { en: 'The slope of the sigmoid', ko: '시그모이드의 미분' },
    derivation(run, 'sigmoid'),
  );

  const crossEntropyRun = explain(bceWithLogits(network.forward(INPUTS), TARGETS, SUM), flat);
  page.section(
    { en: 'Sigmoid with cross-entropy', ko: '시그모이드와 교차 엔트로피' },
    derivation(crossEntropyRun, 'sigmoid-cross-entropy'),
    crossEntropyRun.gradient('w5'),
  );
  const softmaxRun = explain(crossEntropy(network.forward(INPUTS), [1]), flat);
  page.section(
    { en: 'Softmax with cross-entropy (class 2)', ko: '소프트맥스와 교차 엔트로피(클래스 2)' },
    derivation(softmaxRun, 'softmax-cross-entropy'),
  );
  page.section(
    { en: 'All weights at once', ko: '모든 가중치를 한꺼번에' },
    derivation(explain(loss(), layered), 'matrix'),
  );
  page.section(
    { en: 'In the words of the third note', ko: '셋째 노트의 말로' },
    explain(loss(), { ...flat, notation: 'nodes' }).gradient('w31'),
  );
  page.section(
    { en: 'What goes wrong with w1', ko: 'w1에서 자주 하는 실수' },
    ...mistakes(run, 'w1', { lr: LEARNING_RATE }).map(({ value, next, says }) => ({
      toText: () => `${shown(value)} → w1⁺ = ${shown(next)}: ${says.toText()}`,
    })),
  );
}

const SUM = { reduction: 'sum' } as const;

/** In eight decimals, with the minus of mathematics. */
function shown(x: number | undefined): string {
  return x === undefined ? '–' : x.toFixed(8).replace('-', '−');
}
