import { type Explained, explainProblem, type Value } from './explained';
import type { Step, StepItem } from './lesson';
import type { Look } from './look';
import { netNames, withValues } from './net-names';
import { netForward } from './net-quantities';
import { exact, shown, withNumbers } from './number';
import { joined, type Pair, pair, partialInline, updatedName } from './pair';
import type { NetProblem } from './problem/problem';
import { plainStep } from './value-step';

const ETA = pair('η', '\\eta');

/** The net after one step of plain descent. */
export function updatedNet(net: NetProblem, explained: Explained): NetProblem {
  const moved = explained.values
    .filter(({ role }) => role === 'weight' || role === 'bias')
    .map(
      ({ id, text }) => [id, explained.explanation.gradient(text).update(net.lr).value] as const,
    );
  return withValues(net, Object.fromEntries(moved));
}

/** The update of each layer, the last one first, and the forward pass with the new weights. */
export function updateSteps(
  net: NetProblem,
  look: Look,
  explained: Explained,
  before: readonly Step[],
): Step[] {
  const { digits } = look;
  const names = netNames(net);
  const next = updatedNet(net, explained);
  const after = explainProblem(next, look);
  const write = (x: number): string => shown(x, digits);
  const updates = net.layers
    .map((layer, l) => {
      const ids = layer.weights.flatMap((row, to) => [
        ...row.map((_, from) => names.weight(l, to, from)),
        ...(layer.bias ? [names.bias(l, to)] : []),
      ]);
      const items = ids.map((id) => itemOf(id));
      const [first] = items;
      return plainStep({
        id: `u:${l + 1}`,
        phase: 'update',
        kind: 'update',
        of: ids[0],
        name: first.name,
        inline: nameOfAll(items),
        formula: first.formula,
        numbers: first.numbers,
        value: first.value,
        shown: first.shown,
        reads: [],
        needs: ids.map((id) => `g:${id}`),
        items,
      });
    })
    .reverse();
  return [...updates, ...checks()];

  function itemOf(id: string): StepItem {
    const of = explained.value(id);
    const value = after.value(id).value;
    const gradient = write(of.gradient ?? 0);
    return {
      id,
      name: updatedName(of),
      formula: joined(
        [of, joined([ETA, partialInline(explained.loss, of)], '·', ' \\, ')],
        ' − ',
        ' - ',
      ),
      numbers: `${exact(of.value)} − ${exact(net.lr)} × ${gradient.startsWith('−') ? `(${gradient})` : gradient}`,
      before: of.value,
      value,
      shown: write(value),
      shownBefore: exact(of.value),
    };
  }

  function checks(): Step[] {
    const [forward, errors] = netForward(after, next);
    const layers = net.layers.map((layer, l) => {
      const ids = layer.weights.flatMap((_, unit) => [names.sum(l, unit), names.output(l, unit)]);
      const items = ids.map((id) => checkItem(forward, id));
      const last = items[items.length - 1];
      return checkStep(`c:${l + 1}`, last, items, nameOfAll(items.filter((_, i) => i % 2 === 1)), [
        ...updates.map(({ id }) => id),
        ...(l > 0 ? [`c:${l}`] : []),
      ]);
    });
    const items = errors.map(({ value }) => checkItem(errors, value.id));
    const loss = checkStep('c:loss', items[items.length - 1], items, updatedName(explained.loss), [
      `c:${net.layers.length}`,
    ]);
    return [...layers, loss, changeStep(items[items.length - 1])];
  }

  function checkItem(
    computed: readonly {
      readonly value: Value;
      readonly formula: Pair;
      readonly from: readonly string[];
    }[],
    id: string,
  ): StepItem {
    const { value, formula, from } = computed.find(
      (one) => one.value.id === id,
    ) as (typeof computed)[number];
    const all = [
      ...netForward(after, next)
        .flat()
        .map((one) => one.value),
      ...after.values,
    ];
    const numbers = new Map(
      from.map((one) => {
        const found = all.find((each) => each.id === one) as Value;
        const isGiven = /input|target/.test(found.role);
        return [found.text, isGiven ? exact(found.value) : write(found.value)] as const;
      }),
    );
    const old = before.find((step) => step.id === `f:${id}`) as Step;
    return {
      id,
      name: updatedName(value),
      formula,
      numbers: withNumbers(formula.text, numbers),
      before: old.value,
      value: value.value,
      shown: write(value.value),
      shownBefore: old.shown,
    };
  }

  function checkStep(
    id: string,
    main: StepItem,
    items: readonly StepItem[],
    inline: Pair,
    needs: readonly string[],
  ): Step {
    return plainStep({
      id,
      phase: 'check',
      kind: 'check',
      of: main.id,
      name: main.name,
      inline,
      formula: main.formula,
      numbers: main.numbers,
      value: main.value,
      shown: main.shown,
      reads: [],
      needs,
      items,
    });
  }

  /** By how much the loss has fallen, beside what the gradients predict: −η Σ g². */
  function changeStep(loss: StepItem): Step {
    const change = loss.value - loss.before;
    const squares = explained.values
      .filter(({ role }) => role === 'weight' || role === 'bias')
      .reduce((sum, { gradient }) => sum + (gradient ?? 0) ** 2, 0);
    const predicted = -net.lr * squares;
    const E = explained.loss;
    const delta = pair(`Δ${E.text}`, `\\Delta ${E.latex}`);
    const prediction: StepItem = {
      id: 'predicted',
      name: pair(
        `−η·Σ(∂${E.text}/∂w)²`,
        `-\\eta \\sum \\left(\\partial ${E.latex}/\\partial w\\right)^{2}`,
      ),
      formula: pair('', ''),
      numbers: `−${exact(net.lr)} × ${write(squares)}`,
      before: change,
      value: predicted,
      shown: write(predicted),
      shownBefore: write(change),
    };
    return plainStep({
      id: 'c:change',
      phase: 'check',
      kind: 'check',
      of: E.id,
      name: delta,
      inline: delta,
      formula: joined([updatedName(E), E], ' − ', ' - '),
      numbers: `${loss.shown} − ${loss.shownBefore}`,
      value: change,
      shown: write(change),
      reads: [],
      needs: ['c:loss', `f:${E.id}`],
      items: [prediction],
    });
  }
}

/** w5⁺ … w8⁺ */
function nameOfAll(items: readonly StepItem[]): Pair {
  const [first, last] = [items[0].name, items[items.length - 1].name];
  if (items.length === 1) return first;
  return items.length === 2
    ? joined([first, last], ', ', ', \\, ')
    : joined([first, last], ' … ', ' \\dots ');
}
