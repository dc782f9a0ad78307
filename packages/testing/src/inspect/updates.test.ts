import { parameter } from '@bp/autograd';
import { explainUpdate } from '@bp/inspect';
import { ko } from '@bp/inspect/ko';
import * as optim from '@bp/optim';
import { Rng, type Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { evaluateLatex } from '../explain/evaluate-latex';
import { evaluateText } from '../explain/evaluate-text';
import { parsesInKatex } from '../explain/katex';
import { Lion } from '../optimizers/lion';

type Make = (p: Tensor[]) => optim.Optimizer;

/** Every class of optimizers that the package shows, and one that a user defines. */
const CLASSES = Object.entries({ ...optim, Lion }).filter(
  ([name, x]) =>
    typeof x === 'function' && name !== 'Optimizer' && x.prototype instanceof optim.Optimizer,
) as unknown as [string, new (p: Tensor[], options?: object) => optim.Optimizer][];

/** With defaults, and with every flag and number that it has set away from 0. */
const CASES = CLASSES.flatMap(([name, Class]): [string, Make][] => {
  const flags = Object.entries(new Class([parameter(1)]).groups[0].variant)
    .filter(([, isSet]) => !isSet)
    .map(([key]) => key);
  const all: Record<string, unknown> = {};
  for (const key of ['amsgrad', 'centered', 'maximize']) if (flags.includes(key)) all[key] = true;
  if (flags.includes('decay')) all.weightDecay = 0.1;
  if (flags.includes('momentum')) all.momentum = 0.9;
  return [
    [name, (p) => new Class(p)],
    [`${name} ${JSON.stringify(all)}`, (p) => new Class(p, all)],
  ];
});

it('there are a dozen optimizers', () => {
  expect(CLASSES.length).toBeGreaterThanOrEqual(12);
});

describe.each(CASES)('the lines of %s', (_, make) => {
  it('have the values that they show, in text and LaTeX, and are set by KaTeX', () => {
    const rng = new Rng(11);
    const w = parameter(rng.normal([1], { dtype: 'float64' }));
    const optimizer = make([w]);
    for (let t = 0; t < 8; t++) {
      w.grad = rng.normal([1], { dtype: 'float64' });
      const told = explainUpdate(optimizer, w, 0, { digits: 16, perSample: [1, 2, 3] });
      for (const { numbers, formula, value, reason } of told.steps) {
        expect(parsesInKatex(formula.latex)).toBe(true);
        if (reason === 'update.choice') {
          expect(evaluateText(numbers.text, {})).toBe(1);
          continue;
        }
        for (const [side, evaluated] of [
          ...numbers.text.split(' = ').map((text) => [text, evaluateText(text, {})] as const),
          ...numbers.latex.split(' = ').map((text) => [text, evaluateLatex(text, {})] as const),
        ]) {
          const isNear = Math.abs(evaluated - value) <= 1e-6 * Math.abs(value) + 1e-12;
          expect(isNear, `${side} is ${evaluated}, not ${value}`).toBe(true);
        }
      }
      for (const language of [undefined, ko]) {
        expect(parsesInKatex(explainUpdate(optimizer, w, 0, { language }).toLatex())).toBe(true);
      }
      optimizer.step();
      expect(told.check).toEqual({ step: w.item(), ok: true });
    }
  });
});
