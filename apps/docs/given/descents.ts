import { parameter } from '@bp/autograd';
import type { UpdateExplanation } from '@bp/inspect';
import { explainUpdate } from '@bp/inspect';
import { ko } from '@bp/inspect/ko';
import { halfSse } from '@bp/losses';
import type { Optimizer } from '@bp/optim';
import { type Tensor, tensor } from '@bp/tensor';
import type { Language } from '../content/languages.ts';
import { T, Worked, X } from './worked.ts';

export type MakeOptimizer = (parameters: Tensor[]) => Optimizer;

/** One update of the worked example: w5 explained, and the loss before it. */
export interface WorkedStep {
  readonly told: UpdateExplanation;
  readonly latex: string;
  readonly loss: number;
}

/** The worked example learned by an optimizer, each of its updates of w5 explained. */
export function workedSteps(make: MakeOptimizer, count: number, language: Language): WorkedStep[] {
  const model = new Worked();
  const optimizer = make(model.parameters());
  return Array.from({ length: count }, () => {
    const loss = halfSse(model.forward(X).sigmoid(), T);
    loss.backward();
    const told = explainUpdate(optimizer, model.fc2.weight, [0, 0], {
      name: 'w5',
      ...(language === 'ko' ? { language: ko } : {}),
    });
    optimizer.step();
    optimizer.zeroGrad();
    return { told, latex: told.toLatex(), loss: loss.item() };
  });
}

/** How far an optimizer moves a weight at each of its steps, while the gradient is what is said. */
export function stepsOf(
  make: MakeOptimizer,
  count: number,
  gradient: (step: number) => number = () => 1,
): number[] {
  const w = parameter([0], { dtype: 'float64' });
  const optimizer = make([w]);
  return Array.from({ length: count }, (_, i) => {
    const before = w.item();
    w.mul(gradient(i)).sum().backward();
    optimizer.step();
    optimizer.zeroGrad();
    return before - w.item();
  });
}

/** The loss of the worked example and its w5, before the first step of an optimizer and after each. */
export function workedRun(
  make: MakeOptimizer,
  count: number,
): { readonly loss: readonly number[]; readonly w5: readonly number[] } {
  const model = new Worked();
  const optimizer = make(model.parameters());
  const [losses, w5]: number[][] = [[], []];
  for (let step = 0; step <= count; step++) {
    const loss = halfSse(model.forward(X).sigmoid(), T);
    losses.push(loss.item());
    w5.push(model.fc2.weight.at(0, 0).item());
    loss.backward();
    optimizer.step();
    optimizer.zeroGrad();
  }
  return { loss: losses, w5 };
}

/** The value of a line of an explained update by its symbol: `m`, `\\hat{m}`. */
export function valueOf(step: WorkedStep, latex: string): number {
  const line = step.told.steps.find(({ symbol }) => symbol.latex === latex);
  if (line === undefined) throw new Error(`the update has no line for ${latex}`);
  return line.value;
}

export interface Descent {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Before the first step, and after each. */
  readonly loss: readonly number[];
}

export interface Bowl {
  /** How many times steeper it is across than along. */
  readonly kappa: number;
  /** How many degrees it lies askew. */
  readonly degrees?: number;
  readonly start: readonly [number, number];
}

/** The flat-and-steep bowl E = ½ (x² + κ y²) of the optimizer pages. */
export const BOWL: Bowl = { kappa: 20, start: [-2.5, 1] };

/** The same, steeper and 30° off the axes, as in the Descent lab. */
export const RAVINE: Bowl = { kappa: 60, degrees: 30, start: [-2.6, -0.4] };

/** The way of an optimizer down a bowl. */
export function descend(
  make: MakeOptimizer,
  { kappa, degrees = 0, start }: Bowl,
  steps: number,
): Descent {
  const [c, s] = [Math.sqrt(1 - sine(degrees) ** 2), sine(degrees)];
  const at = parameter([...start], { dtype: 'float64' });
  const optimizer = make([at]);
  const [x, y, losses]: number[][] = [[], [], []];
  for (let i = 0; i <= steps; i++) {
    const [px, py] = at.data as Float64Array;
    const [along, across] = [c * px + s * py, c * py - s * px];
    x.push(px);
    y.push(py);
    losses.push((along ** 2 + kappa * across ** 2) / 2);
    // The gradient of so small a formula is written down: a page tries hundreds of descents.
    at.grad = tensor([c * along - s * kappa * across, s * along + c * kappa * across], {
      dtype: 'float64',
    });
    optimizer.step();
  }
  return { x, y, loss: losses };
}

/** The sine of the two angles that are used, without the engine's own. */
function sine(degrees: number): number {
  if (degrees === 0) return 0;
  if (degrees === 30) return 0.5;
  throw new Error(`no bowl lies ${degrees}° askew`);
}

/** How many steps it takes until the loss stays below a bound; null where it does not. */
export function stepsUntil({ loss }: Descent, bound: number): number | null {
  const last = loss.findLastIndex((one) => !(one < bound));
  return last === loss.length - 1 ? null : last + 1;
}

/** The rates that are tried. */
const RATES = [0.003, 0.01, 0.02, 0.03, 0.05, 0.08, 0.1, 0.3, 0.5, 1, 2];

/** The rate with which an optimizer is below a bound the soonest, and that descent. */
export function bestRate(
  make: (parameters: Tensor[], lr: number) => Optimizer,
  bowl: Bowl,
  bound: number,
  steps: number,
): { readonly lr: number; readonly steps: number | null } {
  let best: { lr: number; steps: number | null } = { lr: RATES[0], steps: null };
  for (const lr of RATES) {
    const count = stepsUntil(
      descend((of) => make(of, lr), bowl, steps),
      bound,
    );
    if (count !== null && (best.steps === null || count < best.steps)) best = { lr, steps: count };
  }
  return best;
}
