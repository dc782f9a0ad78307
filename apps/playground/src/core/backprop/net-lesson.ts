import { type Explained, explainProblem, type Value } from './explained';
import { filmOf } from './film';
import { type Board, gradientStep } from './gradient-step';
import type { Lesson, Phase, Quantity, Question, Step } from './lesson';
import type { Look } from './look';
import { netNames } from './net-names';
import { type Computed, netForward } from './net-quantities';
import { exact, shown } from './number';
import { type Pair, pair, updatedName } from './pair';
import type { NetProblem } from './problem/problem';
import { sameWeight } from './same-weight';
import { updateSteps } from './update-steps';
import { valueStep } from './value-step';

/** A net step by step: forward, loss, backward from the last layer, update, check. */
export function netLesson(net: NetProblem, look: Look): Lesson {
  const explained = explainProblem(net, look);
  const names = netNames(net);
  const [forward, errors] = netForward(explained, net);
  const computed = new Map([...forward, ...errors].map((one) => [one.value.id, one]));
  const all = allValues(explained, errors);
  const byId = new Map(all.map((one) => [one.id, one]));
  const isGiven = (id: string): boolean => !computed.has(id);
  const read = (id: string) => ({ ...(byId.get(id) as Value), given: isGiven(id) });
  const steps: Step[] = [
    ...forward.map((one) => valueStep(one, 'forward', look.digits, read)),
    ...errors.map((one) => valueStep(one, 'loss', look.digits, read)),
  ];
  const questions: Question[] = steps.map((_, i) => ({ first: i, last: i }));
  const found = new Map<string, string>();
  const board: Board = {
    explained,
    isGiven,
    gradientStep: (id) => found.get(id),
    outputOf: (id) => outputOfSum(id, net, explained),
    errorOf: (id) => {
      const at = errors.find(({ value, from }) => value.role === 'error' && from[0] === id);
      return at?.value.id;
    },
  };
  const addGradient = (id: string, phase: Phase): void => {
    const step = gradientStep(explained.value(id), phase, board);
    found.set(id, step.id);
    steps.push(withUpdate(step, explained, net.lr));
  };

  for (let l = net.layers.length - 1; l >= 0; l--) {
    const isLast = l === net.layers.length - 1;
    const phase = isLast ? 'output' : 'hidden';
    net.layers[l].weights.forEach((row, unit) => {
      const start = steps.length;
      if (!isLast) addGradient(names.output(l, unit), phase);
      addGradient(names.sum(l, unit), phase);
      row.forEach((_, i) => {
        addGradient(names.weight(l, unit, i), phase);
      });
      if (net.layers[l].bias) addGradient(names.bias(l, unit), phase);
      // of a hidden unit, the way back to its first weight is one question
      const together = isLast ? 1 : 3;
      questions.push({ first: start, last: start + together - 1 });
      for (let i = start + together; i < steps.length; i++) questions.push({ first: i, last: i });
    });
  }
  for (const step of updateSteps(net, look, explained, steps)) {
    questions.push({ first: steps.length, last: steps.length });
    steps.push(step);
  }
  return {
    problem: net,
    digits: look.digits,
    lossId: explained.loss.id,
    quantities: [...all.map((one) => quantityOf(one, computed, look.digits)), rate(net)],
    steps: withUses(steps),
    questions,
    film: filmOf(explained, look.digits),
    sameWeight: sameWeight(net, look),
  };
}

/** What explain names, and the errors of the outputs, which its loss may hold inside. */
function allValues(explained: Explained, errors: readonly Computed[]): Value[] {
  const known = new Set(explained.values.map(({ id }) => id));
  return [
    ...explained.values,
    ...errors.map(({ value }) => value).filter(({ id }) => !known.has(id)),
  ];
}

export function quantityOf(
  value: Value,
  computed: ReadonlyMap<string, Pick<Computed, 'formula' | 'from'>>,
  digits: number,
): Quantity {
  const how = computed.get(value.id);
  return {
    ...value,
    given: how === undefined,
    shown: how ? shown(value.value, digits) : exact(value.value),
    shownGradient: value.gradient === null ? '' : shown(value.gradient, digits),
    formula: how?.formula ?? null,
    from: how?.from ?? [],
  };
}

function rate({ lr }: NetProblem): Quantity {
  return {
    ...pair('η', '\\eta'),
    id: 'lr',
    role: 'rate',
    layer: 0,
    unit: 0,
    value: lr,
    gradient: null,
    given: true,
    shown: exact(lr),
    shownGradient: '',
    formula: null,
    from: [],
  };
}

function outputOfSum(id: string, net: NetProblem, explained: Explained): Value | undefined {
  const names = netNames(net);
  for (let l = 0; l < net.layers.length; l++) {
    for (let unit = 0; unit < net.layers[l].weights.length; unit++) {
      if (names.sum(l, unit) === id) return explained.value(names.output(l, unit));
    }
  }
  return undefined;
}

function withUpdate(step: Step, explained: Explained, lr: number): Step {
  const of = explained.value(step.of);
  if (of.role !== 'weight' && of.role !== 'bias') return step;
  const { digits } = explained.look;
  const next = explained.explanation.gradient(of.text).update(lr).value;
  const gradient = step.shown.startsWith('−') ? `(${step.shown})` : step.shown;
  const name: Pair = updatedName(of);
  return {
    ...step,
    update: {
      name,
      numbers: `${exact(of.value)} − ${exact(lr)} × ${gradient}`,
      shown: shown(next, digits),
    },
  };
}

/** Each step with those that use what it finds. */
export function withUses(steps: readonly Step[]): Step[] {
  const uses = new Map<string, string[]>();
  for (const { id, needs } of steps) {
    for (const need of needs) uses.set(need, [...(uses.get(need) ?? []), id]);
  }
  return steps.map((step) => ({ ...step, usedIn: uses.get(step.id) ?? [] }));
}
