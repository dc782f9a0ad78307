import { gelu } from '@bp/layers';
import type { DType, Tensor } from '@bp/tensor';
import type { AnyOperation } from '@bp/tensor/engine';
import { atom, type Expression, infix, prefix } from './expression';
import { fromFormula } from './formula';
import { literal } from './python';

/** A recorded operation whose inputs have been written. */
export interface Written {
  readonly operation: AnyOperation;
  readonly params: unknown;
  readonly inputs: readonly Tensor[];
  readonly output: Tensor;
  readonly args: readonly Expression[];
}

type Writer = (written: Written) => Expression;

/** Functions of the same name in `torch`, or by another one. */
const FUNCTIONS: Readonly<Record<string, string>> = /* @__PURE__ */ (() => ({
  ...Object.fromEntries(
    'sin cos tan sigmoid tanh exp expm1 log log1p log2 log10 erf abs sqrt rsqrt reciprocal square floor ceil round trunc relu maximum minimum selu where'
      .split(' ')
      .map((name) => [name, `torch.${name}`]),
  ),
  softplus: 'F.softplus',
  elu: 'F.elu',
  celu: 'F.celu',
  leakyRelu: 'F.leaky_relu',
  silu: 'F.silu',
  mish: 'F.mish',
  hardsigmoid: 'F.hardsigmoid',
  hardswish: 'F.hardswish',
  hardtanh: 'F.hardtanh',
  relu6: 'F.relu6',
  softsign: 'F.softsign',
  tanhshrink: 'F.tanhshrink',
  hardshrink: 'F.hardshrink',
  softshrink: 'F.softshrink',
  threshold: 'F.threshold',
  logSigmoid: 'F.logsigmoid',
}))();

const INFIX: Readonly<Record<string, string>> = {
  add: '+',
  sub: '-',
  mul: '*',
  div: '/',
  pow: '**',
};

interface Reduced {
  readonly axes: readonly number[];
  readonly keepDims: boolean;
}

interface Pools {
  readonly image: readonly number[];
  readonly count: readonly number[];
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly dilation: readonly number[];
  readonly padding: readonly number[];
  readonly countIncludePad?: boolean;
  readonly divisorOverride?: number | null;
}

const method =
  (name: string, args: (params: never) => readonly (string | number)[]): Writer =>
  ({ args: [x], params }) =>
    atom(`${x.tight}.${name}(${args(params as never).join(', ')})`);

const reduction =
  (name: string): Writer =>
  ({ args: [x], params, inputs: [input] }) => {
    const { axes, keepDims } = params as Reduced;
    const all = axes.length === input.rank && !keepDims;
    // `amax` wants the axes, whatever they are.
    if (all && !name.startsWith('a')) return atom(`${x.tight}.${name}()`);
    return atom(`${x.tight}.${name}(dim=${dims(axes)}${keepDims ? ', keepdim=True' : ''})`);
  };

/** Operations that are no formulas, and formulas whose name alone does not say how they are written. */
const WRITERS: Readonly<Record<string, Writer>> = /* @__PURE__ */ ((): Record<string, Writer> => ({
  matmul: ({ args: [a, b] }) => infix(a, '@', b),
  neg: ({ args: [x] }) => prefix('-', x),
  clamp: ({ args: [x], params }) => {
    const [min, max] = params as readonly number[];
    const given = [
      Number.isFinite(min) && `min=${literal(min)}`,
      Number.isFinite(max) && `max=${literal(max)}`,
    ];
    return atom(`${x.tight}.clamp(${given.filter(Boolean).join(', ')})`);
  },
  maskedFill: ({ args: [mask, value, x] }) =>
    atom(`torch.where(${mask.code}, ${value.code}, ${x.code})`),
  gelu: (written) => {
    const tanh = isTanhGelu(written);
    return atom(`F.gelu(${written.args[0].code}${tanh ? ', approximate="tanh"' : ''})`);
  },
  dropout: ({ args: [x], params }) => {
    const [scale] = params as readonly number[];
    return atom(`F.dropout(${x.code}, p=${literal(scale === 0 ? 1 : round(1 - 1 / scale))})`);
  },
  softmax: method('softmax', (axis) => [`dim=${axis}`]),
  logSoftmax: method('log_softmax', (axis) => [`dim=${axis}`]),
  sum: reduction('sum'),
  mean: reduction('mean'),
  max: reduction('amax'),
  min: reduction('amin'),
  norm({ args: [x], params }) {
    const { axes, keepDims, divisor } = params as Reduced & { readonly divisor: number };
    const keep = keepDims ? ', keepdim=True' : '';
    const norm = atom(`torch.linalg.vector_norm(${x.code}, dim=${dims(axes)}${keep})`);
    // The squares are added up, divided, and then comes the root.
    return divisor === 1
      ? norm
      : infix(norm, '/', infix(atom(literal(divisor)), '**', atom('0.5')));
  },
  cumsum: method('cumsum', (axis) => [`dim=${axis}`]),
  flip: method('flip', (axes: readonly number[]) => axes),
  reshape: method('reshape', ({ shape }: { readonly shape: readonly number[] }) =>
    shapeArguments(shape),
  ),
  expand: method('expand', (shape: readonly number[]) => shape),
  permute: ({ args: [x], params }) => {
    const axes = params as readonly number[];
    const swapped = axes.flatMap((axis, i) => (axis === i ? [] : [i]));
    if (swapped.length === 0) return x;
    if (swapped.length > 2) return atom(`${x.tight}.permute(${axes.join(', ')})`);
    return axes.length === 2
      ? atom(`${x.tight}.T`)
      : atom(`${x.tight}.transpose(${swapped.join(', ')})`);
  },
  concat: ({ args, params }) =>
    atom(`torch.cat([${args.map(({ code }) => code).join(', ')}], dim=${params as number})`),
  slice: ({ args: [x], params, inputs: [{ shape }] }) =>
    sliced(x, params as readonly Range[], shape),
  gather: ({ args: [x, index], params }) =>
    atom(`torch.gather(${x.code}, ${params as number}, ${index.tight}.long())`),
  clone: ({ args: [x] }) => x,
  cast: ({ args: [x], params }) => atom(`${x.tight}.to(torch.${params as DType})`),
  maxPool2d: ({ args: [x], params }) => {
    const { kernel, dilation } = params as Pools;
    const named = dilation.some((d) => d !== 1) ? [`dilation=${literal([...dilation])}`] : [];
    return pool('max_pool2d', x, params as Pools, named, kernel);
  },
  avgPool2d: ({ args: [x], params }) => {
    const { kernel, countIncludePad, divisorOverride } = params as Pools;
    const named = countIncludePad === false ? ['count_include_pad=False'] : [];
    if (divisorOverride != null) named.push(`divisor_override=${literal(divisorOverride)}`);
    return pool('avg_pool2d', x, params as Pools, named, kernel);
  },
}))();

interface Range {
  readonly start: number;
  readonly count: number;
  readonly step: number;
}

/** An operation in PyTorch's words; null where there are none. */
export function write(written: Written): Expression | null {
  const { operation, args, params } = written;
  const { name } = operation;
  if (Object.hasOwn(WRITERS, name)) return WRITERS[name](written);
  if (operation.kind !== 'formula') return null;
  if (Object.hasOwn(INFIX, name)) {
    // A plain number is no operand, and may be the first of the two.
    const numbers = (params as readonly number[]).map(plainNumber);
    const [a, b] = operation.scalars[0] === 'x' ? [...numbers, ...args] : [...args, ...numbers];
    return infix(a, INFIX[name], b);
  }
  if (!Object.hasOwn(FUNCTIONS, name)) return fromFormula(operation.formula, args, params as never);
  const numbers = (params as readonly number[]).map(plainNumber);
  // What takes two tensors takes no plain numbers, wherever ours has one.
  if (/^m..imum$|^where$/.test(name)) {
    const operands = operation.scalars[0] === 'x' ? [...numbers, ...args] : [...args, ...numbers];
    return atom(`${FUNCTIONS[name]}(${operands.map(asTensor).join(', ')})`);
  }
  return atom(`${FUNCTIONS[name]}(${[...args, ...numbers].map(({ code }) => code).join(', ')})`);
}

/** A number as an operand. */
export function plainNumber(value: number): Expression {
  const code = literal(value);
  return { code, tight: code.startsWith('-') ? `(${code})` : code, plain: true };
}

function asTensor({ code, plain }: Expression): string {
  return plain ? `torch.tensor(${code})` : code;
}

/** Both forms of GELU have one name; the same bits come of one of them. */
export function isTanhGelu({ inputs: [x], output }: Pick<Written, 'inputs' | 'output'>): boolean {
  return (
    gelu(x.detach(), { approximate: 'tanh' }).eq(output).logicalOr(output.isNaN()).all().item() ===
    1
  );
}

function pool(
  name: string,
  x: Expression,
  { image, count, kernel, stride, dilation, padding }: Pools,
  named: readonly string[],
  window: readonly number[],
): Expression {
  const rounded = [0, 1].map(
    (axis) =>
      Math.floor(
        (image[axis] + 2 * padding[axis] - dilation[axis] * (kernel[axis] - 1) - 1) / stride[axis],
      ) + 1,
  );
  const args = [x.code, sides(window)];
  if (sides(stride) !== sides(window)) args.push(`stride=${sides(stride)}`);
  if (padding.some((p) => p !== 0)) args.push(`padding=${sides(padding)}`);
  if (rounded.some((n, axis) => n !== count[axis])) args.push('ceil_mode=True');
  return atom(`F.${name}(${[...args, ...named].join(', ')})`);
}

/** One axis, or several. */
function dims(axes: readonly number[]): string {
  return literal(axes.length === 1 ? axes[0] : [...axes]);
}

/** Height and width, as one number where they are the same. */
function sides([height, width]: readonly number[]): string {
  return height === width ? literal(height) : literal([height, width]);
}

function shapeArguments(shape: readonly number[]): readonly (string | number)[] {
  return shape.length === 0 ? ['()'] : shape;
}

function sliced(x: Expression, ranges: readonly Range[], shape: readonly number[]): Expression {
  const backward = ranges.flatMap(({ step }, axis) => (step < 0 ? [axis] : []));
  const parts = ranges.map(({ start, count, step }, axis) => {
    // From the low end on; what runs backwards is turned round afterwards.
    const low = step > 0 ? start : start + (count - 1) * step;
    const stride = Math.abs(step);
    const end = count === 0 ? low : low + (count - 1) * stride + 1;
    if (low === 0 && end === shape[axis] && stride === 1) return ':';
    const [from, to] = [low === 0 ? '' : low, end === shape[axis] ? '' : end];
    return stride === 1 ? `${from}:${to}` : `${from}:${to}:${stride}`;
  });
  while (parts.length > 1 && parts.at(-1) === ':') parts.pop();
  const part = parts.every((one) => one === ':') ? x : atom(`${x.tight}[${parts.join(', ')}]`);
  return backward.length === 0 ? part : atom(`${part.tight}.flip(${backward.join(', ')})`);
}

/** Without the last digits, which a quotient and its inverse have spoilt. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
