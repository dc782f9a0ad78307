// A worksheet to be done by hand, and its answer key, from the same numbers.
import { mistakes } from '@bp/autograd/explain';
import { diceOf } from './dice';
import { explainProblem } from './explained';
import type { Quantity, Step } from './lesson';
import type { Look } from './look';
import { netLesson } from './net-lesson';
import { shown } from './number';
import { type Pair, partialInline, updatedName } from './pair';
import type { NetProblem } from './problem/problem';
import type { SheetPart } from './sheet-parts';

/** A line to be filled in: z₁ = w₁x₁ + w₂x₂ = … */
export interface SheetItem {
  readonly name: Pair;
  readonly formula: Pair;
  readonly value: number;
  readonly shown: string;
}

/** What somebody wrote who made a usual mistake with these numbers. */
export interface SheetSlip {
  readonly of: Pair;
  readonly shown: string;
  readonly says: string;
}

export interface Sheet {
  readonly seed: number;
  readonly problem: NetProblem;
  readonly lossId: string;
  readonly quantities: readonly Quantity[];
  readonly sections: readonly {
    readonly part: Exclude<SheetPart, 'why'>;
    readonly items: readonly SheetItem[];
  }[];
  readonly slips: readonly SheetSlip[];
}

/** The numbers of one student: tenths, so that a calculator is enough, and no weight 0. */
export function sheetProblem(seed: number): NetProblem {
  const dice = diceOf(seed);
  const tenth = (from: number, to: number): number => (from + dice.int(0, to - from + 1)) / 10;
  const weight = (): number => {
    const size = tenth(1, 9);
    return dice.chance(0.5) ? -size : size;
  };
  const layer = (): NetProblem['layers'][number] => ({
    weights: [
      [weight(), weight()],
      [weight(), weight()],
    ],
    bias: null,
    activation: 'sigmoid',
  });
  const layers = [layer(), layer()];
  return {
    kind: 'net',
    layers,
    loss: 'halfSse',
    x: [tenth(1, 9), tenth(1, 9)],
    t: [tenth(1, 9), tenth(1, 9)],
    lr: 0.5,
  };
}

export function sheetOf(seed: number, look: Look): Sheet {
  const problem = sheetProblem(seed);
  const lesson = netLesson(problem, look);
  const step = (id: string): Step => lesson.steps.find((one) => one.id === id) as Step;
  const items = (...ids: string[]): SheetItem[] =>
    ids.map((id) => {
      const { inline, formula, value, shown: text } = step(id);
      return { name: inline, formula, value, shown: text };
    });
  const updated = (id: string): SheetItem => {
    const item = lesson.steps
      .filter(({ kind }) => kind === 'update')
      .flatMap((one) => one.items)
      .find((one) => one.id === id) as Step['items'][number];
    return { name: item.name, formula: item.formula, value: item.value, shown: item.shown };
  };
  return {
    seed,
    problem,
    lossId: lesson.lossId,
    quantities: lesson.quantities,
    sections: [
      {
        part: 'forward',
        items: items('f:z1', 'f:h1', 'f:z2', 'f:h2', 'f:z3', 'f:o1', 'f:z4', 'f:o2'),
      },
      { part: 'loss', items: items('f:E') },
      { part: 'output', items: [...items('g:z3', 'g:z4', 'g:w5'), updated('w5')] },
      { part: 'hidden', items: [...items('g:h1', 'g:z1', 'g:w1'), updated('w1')] },
    ],
    slips: slipsOf(problem, look),
  };
}

/** The values of the usual mistakes for these numbers. */
function slipsOf(problem: NetProblem, look: Look): SheetSlip[] {
  const explained = explainProblem(problem, look);
  const { explanation, loss } = explained;
  const write = (x: number): string => shown(x, look.digits);
  const of = (id: string, wanted: readonly string[]): SheetSlip[] => {
    const value = explained.value(id);
    const found = mistakes(explanation, value.text, { lr: problem.lr });
    return wanted.flatMap((name) => {
      const all = found.filter((one) => one.id === name);
      return all
        .slice(0, name === 'no-slope' ? 2 : 1)
        .map((one) => ({
          of: partialInline(loss, value),
          shown: write(one.value),
          says: firstSentence(one.says.toText()),
        }));
    });
  };
  const w5 = explained.value('w5');
  const added = mistakes(explanation, w5.text, { lr: problem.lr }).find(({ id }) => id === 'sign');
  return [
    ...of('w1', ['updated-weights', 'one-path', 'no-slope']),
    ...of('w5', ['no-slope', 'wrong-index']),
    ...(added?.next === undefined
      ? []
      : [
          {
            of: updatedName(w5),
            shown: write(added.next),
            says: firstSentence(added.says.toText()),
          },
        ]),
  ];
}

function firstSentence(text: string): string {
  return text.replace(/[.:](\s.*)?$/s, (end) => (end.startsWith('.') ? '' : end)).split('. ')[0];
}
