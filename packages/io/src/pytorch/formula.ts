import type { Formula, Node, ScalarOp } from '@bp/tensor/engine';
import { atom, type Expression, infix, prefix } from './expression';
import { literal } from './python';

const INFIX: Partial<Record<ScalarOp, string>> = {
  add: '+',
  sub: '-',
  mul: '*',
  div: '/',
  pow: '**',
  eq: '==',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  and: '&',
  or: '|',
};
const FUNCTIONS: Partial<Record<ScalarOp, string>> = {
  abs: 'torch.abs',
  floor: 'torch.floor',
  ceil: 'torch.ceil',
  round: 'torch.round',
  trunc: 'torch.trunc',
  sqrt: 'torch.sqrt',
  exp: 'torch.exp',
  expm1: 'torch.expm1',
  log: 'torch.log',
  log1p: 'torch.log1p',
  log2: 'torch.log2',
  log10: 'torch.log10',
  tanh: 'torch.tanh',
  sigmoid: 'torch.sigmoid',
  softplus: 'F.softplus',
  sin: 'torch.sin',
  cos: 'torch.cos',
  erf: 'torch.erf',
};

/**
 * A formula in PyTorch's words, for operations that have none of their own there; null for what those words lack. PyTorch derives
 * the written form, in which values that are not chosen do not overflow.
 *
 * @param args - the tensors
 * @param numbers - the plain numbers that come with them
 */
export function fromFormula(
  { outputs: [output] }: Formula,
  args: readonly Expression[],
  numbers: readonly number[],
): Expression | null {
  const known = new Map<Node, Expression | null>();
  const plain = (node: Node): boolean =>
    node.op === 'constant' ||
    node.op === 'scalar' ||
    (node.args.length > 0 && node.args.every(plain));
  const write = (node: Node): Expression | null => {
    let written = known.get(node);
    if (written === undefined) {
      written = writeNew(node);
      known.set(node, written);
    }
    return written;
  };
  const writeNew = ({ op, args: operands, value }: Node): Expression | null => {
    if (op === 'input') return args[value];
    if (op === 'constant') return number(value);
    if (op === 'scalar') return number(numbers[value]);
    const parts = operands.map(write);
    if (parts.some((part) => part === null)) return null;
    const [a, b, c] = parts as Expression[];
    if (op === 'neg') return prefix('-', a);
    if (op === 'not') return prefix('~', a);
    if (op === 'select') return atom(`torch.where(${a.code}, ${b.code}, ${c.code})`);
    // `torch.maximum` takes no plain numbers.
    if (op === 'max' || op === 'min') {
      const [first, second] = operands;
      const bound = op === 'max' ? 'min' : 'max';
      if (plain(second)) return atom(`${a.tight}.clamp(${bound}=${b.code})`);
      if (plain(first)) return atom(`${b.tight}.clamp(${bound}=${a.code})`);
      return atom(`torch.${op}imum(${a.code}, ${b.code})`);
    }
    const operator = INFIX[op];
    if (operator !== undefined) return infix(a, operator, b);
    const name = FUNCTIONS[op];
    return name === undefined || operands.every(plain) ? null : atom(`${name}(${a.code})`);
  };
  return write(output);
}

function number(value: number): Expression {
  const code = literal(value);
  return { code, tight: code.startsWith('-') ? `(${code})` : code };
}
