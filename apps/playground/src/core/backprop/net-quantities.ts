import type { Explained, Value } from './explained';
import { activationOf, errorOf, errorValue, isMean, softmaxOf, weightedSum } from './formulas';
import { netNames } from './net-names';
import { joined, type Pair, pair } from './pair';
import type { NetProblem } from './problem/problem';

/** A number with how it is computed. */
export interface Computed {
  readonly value: Value;
  readonly formula: Pair;
  readonly from: readonly string[];
}

/** The computed numbers of a net in the order of the steps: unit by unit its sum and what it gives, then the errors. */
export function netForward(explained: Explained, net: NetProblem): Computed[][] {
  const names = netNames(net);
  const at = (id: string): Value => explained.value(id);
  const phases: Computed[][] = net.layers.map(({ weights, bias, activation }, l) => {
    const units = weights.map((row, unit) => {
      const [sum, output] = [at(names.sum(l, unit)), at(names.output(l, unit))];
      const terms = row.map((_, i) => [names.weight(l, unit, i), names.output(l - 1, i)] as const);
      const b = bias ? names.bias(l, unit) : null;
      const all = weights.map((_, other) => at(names.sum(l, other)));
      return [
        {
          value: sum,
          formula: weightedSum(
            terms.map(([w, x]) => [at(w), at(x)]),
            b === null ? null : at(b),
          ),
          from: [...terms.flat(), ...(b === null ? [] : [b])],
        },
        {
          value: output,
          formula: activation === 'softmax' ? softmaxOf(sum, all) : activationOf(activation, sum),
          from: activation === 'softmax' ? all.map(({ id }) => id) : [sum.id],
        },
      ];
    });
    // a softmax needs all sums of its layer
    return activation === 'softmax'
      ? [...units.map(([sum]) => sum), ...units.map(([, output]) => output)]
      : units.flat();
  });
  return [phases.flat(), errorsOf(explained, net)];
}

/** The error of each output, then the loss; of a single output the loss alone. */
function errorsOf(explained: Explained, net: NetProblem): Computed[] {
  const { loss, t } = net;
  const names = netNames(net);
  const last = net.layers.length - 1;
  const outputs = net.layers[last].weights.map((_, i) => explained.value(names.output(last, i)));
  const total = explained.loss;
  if (loss === 'crossEntropy') {
    const o = outputs[t[0]];
    return [{ value: total, formula: errorOf(loss, o, o), from: [o.id] }];
  }
  const targets = outputs.map((_, i) => explained.value(names.t(i)));
  const formulas = outputs.map((o, i) => errorOf(loss, o, targets[i]));
  if (outputs.length === 1) {
    return [{ value: total, formula: formulas[0], from: [outputs[0].id, targets[0].id] }];
  }
  const errors = outputs.map((o, i): Computed => {
    const known = explained.values.find(({ id }) => id === names.error(i));
    const isLayered = explained.look.notation.startsWith('layered');
    const symbol = isLayered
      ? pair(`L${i + 1}`, `L_{${i + 1}}`)
      : pair(`${total.text}_o${i + 1}`, `${total.latex}_{o_{${i + 1}}}`);
    return {
      value: known ?? {
        ...symbol,
        id: names.error(i),
        role: 'error',
        layer: 0,
        unit: i + 1,
        value: errorValue(loss, o.value, targets[i].value),
        gradient: 1,
      },
      formula: formulas[i],
      from: [o.id, targets[i].id],
    };
  });
  const sum = joined(
    errors.map(({ value }) => value),
    ' + ',
  );
  const n = errors.length;
  const formula = isMean(loss)
    ? pair(`(${sum.text})/${n}`, `\\tfrac{1}{${n}}\\left(${sum.latex}\\right)`)
    : sum;
  return [...errors, { value: total, formula, from: errors.map(({ value }) => value.id) }];
}
