import type { Lesson, Quantity, Step } from './lesson';
import type { Mistake } from './mistake';
import { netNames } from './net-names';
import type { NetProblem } from './problem/problem';

interface Wrong {
  readonly id: Mistake;
  readonly value: number;
}

/** What learners get wrong in the forward pass of a net, computed for these numbers. */
export function forwardMistakes(step: Step, lesson: Lesson): Wrong[] {
  const { problem, quantities } = lesson;
  if (problem.kind !== 'net' || step.kind === 'check') return changeMistakes(step);
  const byId = new Map(quantities.map((one) => [one.id, one]));
  const of = byId.get(step.of) as Quantity;
  const value = (id: string): number => byId.get(id)?.value ?? Number.NaN;
  const found =
    of.role === 'sum'
      ? ofSum(of, problem, value)
      : of.role === 'error' || of.role === 'loss'
        ? ofError(of, problem, value)
        : [{ id: 'no-activation' as const, value: value(of.from[0]) }];
  return found.filter((one) => Math.abs(one.value - step.value) > 1e-6 * Math.abs(step.value));
}

/** The change of the loss with the wrong sign. */
function changeMistakes({ id, value }: Step): Wrong[] {
  return id === 'c:change' ? [{ id: 'sign', value: -value }] : [];
}

function ofSum(of: Quantity, net: NetProblem, value: (id: string) => number): Wrong[] {
  const names = netNames(net);
  const l = of.layer - 1;
  const unit = of.unit - 1;
  const { weights, bias } = net.layers[l];
  const row = weights[unit];
  const inputs = row.map((_, i) => value(names.output(l - 1, i)));
  const weighted = (own: readonly number[]): number =>
    own.reduce((sum, w, i) => sum + w * inputs[i], 0);
  const b = bias?.[unit] ?? 0;
  const column = weights.map((other) => other[unit]);
  return [
    ...(bias ? [{ id: 'no-bias' as const, value: weighted(row) }] : []),
    // the weights that lead from this unit's place, instead of to it
    ...(weights.length === row.length && column.every((w) => w !== undefined)
      ? [{ id: 'transposed' as const, value: weighted(column) + b }]
      : []),
    { id: 'added', value: row.reduce((sum, w, i) => sum + w + inputs[i], 0) + b },
  ];
}

function ofError(of: Quantity, net: NetProblem, value: (id: string) => number): Wrong[] {
  const squared = net.loss === 'halfSse' || net.loss === 'mse';
  if (of.role === 'error' || of.from.length === 2) {
    const [o, t] = of.from.map(value);
    if (!squared || !/^o/.test(of.from[0])) return sumMistakes(of, net, value);
    const factor = net.loss === 'halfSse' ? 0.5 : 1;
    return [
      ...(factor === 0.5 ? [{ id: 'no-half' as const, value: (t - o) ** 2 }] : []),
      { id: 'no-square', value: factor * Math.abs(t - o) },
      { id: 'no-square', value: factor * (t - o) },
    ];
  }
  return sumMistakes(of, net, value);
}

function sumMistakes(of: Quantity, net: NetProblem, value: (id: string) => number): Wrong[] {
  const sum = of.from.reduce((all, id) => all + value(id), 0);
  return net.loss === 'mse' ? [{ id: 'no-mean', value: sum }] : [{ id: 'no-half', value: 2 * sum }];
}
