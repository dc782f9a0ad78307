import { isParameter } from '@bp/autograd';
import type { Module } from '@bp/module';
import { BpError, isTensor, type Tensor } from '@bp/tensor';
import { isList } from '@bp/tensor/engine';
import { atom, type Expression } from './expression';
import { plainNumber, write } from './operations';
import { identifier, literal } from './python';
import { type Call, keyOf, type Step, tensorsIn } from './trace';

/** What a `forward` refers to, in the words of the class that is written. */
export interface Surroundings {
  /** Where the module lies, for messages. */
  readonly path: string;
  /** A module inside it, as `self.fc1`; undefined for one that lies elsewhere. */
  moduleAt(module: Module): string | undefined;
  /** A parameter or buffer inside it, as `self.weight`. */
  tensorAt(x: Tensor): string | undefined;
}

/** A `forward` as Python, and the numbers that are part of it. */
export interface Forward {
  readonly parameters: readonly string[];
  readonly lines: readonly string[];
  /** Tensors that are neither parameters nor buffers nor computed from the inputs, in the order of their names. */
  readonly constants: readonly Tensor[];
}

/** What is no longer than this, and used once, stands where it is used. */
const SHORT = 44;
/** What is returned has a line of its own. */
const LINE = 72;

/** The name of a constant in the class. */
export function constantName(position: number): string {
  return `constant_${position}`;
}

/**
 * Writes the `forward` of a module from what one call of it did.
 *
 * @throws BpError `BP_OPTION` for what PyTorch has no words for
 */
export function writeForward(call: Call, around: Surroundings): Forward {
  const constants: Tensor[] = [];
  const names = parameterNames(call);
  const written = new Map<unknown, Expression>();
  for (const [i, input] of call.inputs.entries()) nameInputs(input, names[i], written);
  const steps = stepsBehind(call, written);
  const uses = countUses(call, steps);
  const lines: string[] = [];
  const taken = new Set(['h', ...names]);
  const expressionOf = (x: Tensor): Expression => {
    const key = keyOf(x);
    const known = written.get(key);
    if (known !== undefined) return known;
    const named = around.tensorAt(x);
    if (named === undefined && isParameter(x)) refuseStranger(around.path);
    const expression = named === undefined ? constant(x, constants) : atom(named);
    written.set(key, expression);
    return expression;
  };
  const note = (c: Tensor, statistic: string | null, of: Tensor): void => {
    if (statistic === null || written.has(keyOf(c))) return;
    written.set(keyOf(c), atom(`${expressionOf(of).tight}.${statistic}.detach()`));
  };
  for (const { outputs, step } of steps) {
    const expression =
      step.kind === 'call'
        ? writeCall(step, around, expressionOf)
        : writeOperation(step, around, expressionOf, note);
    const [first] = outputs;
    const whole = step.kind === 'operation' || isTensor(step.output);
    const room = first === call.output ? LINE : SHORT;
    if (whole && (uses.get(keyOf(first)) ?? 0) <= 1 && expression.code.length <= room) {
      written.set(keyOf(first), expression);
      continue;
    }
    const targets = outputs.map((x) => {
      const name = freshName(taken, 'h');
      written.set(keyOf(x), atom(name));
      return name;
    });
    lines.push(
      `${targets.join(', ')}${whole || targets.length > 1 ? '' : ','} = ${expression.code}`,
    );
  }
  lines.push(`return ${writeValue(call.output, expressionOf)}`);
  return { parameters: names, lines, constants };
}

/** Steps in the order in which they were taken, each with the tensors that it gave. */
interface Done {
  readonly step: Step;
  readonly outputs: Tensor[];
}

function stepsBehind(call: Call, given: ReadonlyMap<unknown, unknown>): Done[] {
  const order: Done[] = [];
  const seen = new Set<unknown>(given.keys());
  const visit = (x: Tensor): void => {
    if (seen.has(keyOf(x))) return;
    const step = call.stepOf(x);
    const outputs = step?.kind === 'call' ? tensorsIn(step.output) : [x];
    for (const output of outputs) seen.add(keyOf(output));
    if (step === undefined) return;
    inputsOf(step).forEach(visit);
    order.push({ step, outputs });
  };
  tensorsIn(call.output).forEach(visit);
  return order;
}

function inputsOf(step: Step): readonly Tensor[] {
  if (step.kind === 'call') return tensorsIn(step.inputs);
  // The mask of a dropout is PyTorch's own.
  const { operation, inputs } = step.node;
  return operation.name === 'dropout' ? inputs.slice(0, 1) : inputs;
}

function countUses(call: Call, steps: readonly Done[]): Map<unknown, number> {
  const uses = new Map<unknown, number>();
  const count = (x: Tensor): void => {
    uses.set(keyOf(x), (uses.get(keyOf(x)) ?? 0) + 1);
  };
  for (const { step } of steps) inputsOf(step).forEach(count);
  tensorsIn(call.output).forEach(count);
  return uses;
}

function writeOperation(
  { node }: Extract<Step, { kind: 'operation' }>,
  { path }: Surroundings,
  expressionOf: (x: Tensor) => Expression,
  note: (c: Tensor, statistic: string | null, of: Tensor) => void,
): Expression {
  const { operation, params, inputs, output } = node;
  if (operation.name === 'sub' && inputs.length === 2)
    note(inputs[1], detachedStatistic(inputs[0], inputs[1]), inputs[0]);
  const args = inputsOf({ kind: 'operation', node }).map((x) => expressionOf(x));
  const written = write({ operation, params, inputs, output, args });
  if (written !== null) return written;
  throw new BpError(
    'BP_OPTION',
    'toPyTorch',
    "PyTorch has no words for the operation '{name}' in {path}; put it in a module of its own, and give its Python in modules, by its path",
    { name: operation.name, path: path === '' ? 'the model' : path },
  );
}

function writeCall(
  { module, inputs }: Extract<Step, { kind: 'call' }>,
  { path, moduleAt }: Surroundings,
  expressionOf: (x: Tensor) => Expression,
): Expression {
  const name = moduleAt(module);
  if (name === undefined) refuseStranger(path);
  const args = inputs.map((input) => writeValue(input, expressionOf));
  return atom(`${name}(${args.join(', ')})`);
}

function refuseStranger(path: string): never {
  throw new BpError(
    'BP_OPTION',
    'toPyTorch',
    'forward of {path} uses a module or parameter that is none of its parts; keep it in a property of the module',
    { path: path === '' ? 'the model' : path },
  );
}

/** Tensors, lists of them, and plain values. */
function writeValue(value: unknown, expressionOf: (x: Tensor) => Expression): string {
  if (isTensor(value)) return expressionOf(value).code;
  if (isList(value)) {
    const items = value.map((item) => writeValue(item, expressionOf));
    return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
  }
  return literal(value);
}

/**
 * What a tensor without record is of another: its mean or its largest element along some axes, which variance and logSumExp take
 * off as constants to keep their digits. Null for other tensors. Two runs with other numbers must agree on it.
 */
function detachedStatistic(x: Tensor, c: Tensor): string | null {
  if (c.record !== null || c.rank !== x.rank || c.size === x.size || c.size === 0) return null;
  const axes = c.shape.flatMap((extent, axis) => (extent === x.shape[axis] ? [] : [axis]));
  if (axes.some((axis) => c.shape[axis] !== 1)) return null;
  const value = x.detach();
  const options = { axis: axes, keepDims: true };
  const dim = `(dim=${literal(axes.length === 1 ? axes[0] : axes)}, keepdim=True)`;
  if (value.max(options).eq(c).all().item()) return `amax${dim}`;
  const gap = value.mean(options).sub(c).abs().max().item();
  return gap <= ROUNDING * value.abs().max().item() ? `mean${dim}` : null;
}

/** By how much two ways to add up may differ, as a part of the largest number. */
const ROUNDING = 1e-5;

/** A plain number as such; other numbers are kept by the class, repeated ones once. */
function constant(x: Tensor, constants: Tensor[]): Expression {
  if (x.rank === 0 && x.dtype !== 'bool') return plainNumber(shortest(x));
  const once = x.strides.reduce(
    (part, stride, axis) => (stride === 0 ? part.narrow(axis, 0, 1) : part),
    x.detach(),
  );
  const name = `self.${constantName(constants.push(once) - 1)}`;
  return atom(once.size === x.size ? name : `${name}.expand(${x.shape.join(', ')})`);
}

/** The shortest number that float32 rounds to the same. */
function shortest(x: Tensor): number {
  const value = x.item();
  if (x.dtype !== 'float32' || !Number.isFinite(value)) return value;
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

function nameInputs(input: unknown, name: string, written: Map<unknown, Expression>): void {
  if (isTensor(input)) written.set(keyOf(input), atom(name));
  else if (isList(input)) {
    for (const [i, item] of input.entries()) nameInputs(item, `${name}[${i}]`, written);
  }
}

/** The names of the parameters of `forward`, as they were written; x, y, z … where they are none. */
function parameterNames({ module, inputs }: Call): string[] {
  const prototype = Object.getPrototypeOf(module) as Module;
  const source =
    typeof prototype.forward === 'function'
      ? Function.prototype.toString.call(prototype.forward)
      : '';
  const given = /^[^(]*\(([^()]*)\)/.exec(source)?.[1].split(',') ?? [];
  const names = given.map((name) => /^\s*([A-Za-z_]\w*)\s*$/.exec(name)?.[1] ?? '');
  const taken = new Set(['h', 'self', 'torch', 'nn', 'F']);
  return inputs.map((_, i) =>
    freshName(taken, identifier(names[i] === 'self' ? 'x' : names[i] || 'x')),
  );
}

function freshName(taken: Set<string>, wanted: string): string {
  let name = wanted;
  for (let i = 1; taken.has(name); i++) name = `${wanted}${i}`;
  taken.add(name);
  return name;
}
