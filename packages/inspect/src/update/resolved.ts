import { f, isConstant, type Node, node, type ScalarOp, topological } from '@bp/tensor/engine';

/** What is to be known of formulas to rewrite them for reading. */
export interface Kept {
  /** What is kept for the parameter, as it will be. */
  readonly moments: Readonly<Record<string, Node>>;
  /** The operands that are options, and those that count steps. */
  readonly isOption: (n: Node) => boolean;
  readonly isCounter: (n: Node) => boolean;
  readonly value: (n: Node) => number;
}

/** Formulas as they are read: what becomes of each node, and which of the new ones are corrected averages. */
export interface Resolved {
  readonly image: (n: Node) => Node;
  readonly corrected: ReadonlyMap<Node, string>;
  /** What decided: truths, of choices whose sides differ. */
  readonly choices: readonly Node[];
}

/**
 * Formulas with every choice made, and with averages together with what corrects them: (η / c) · m is η · (m / c), and √v · (1 / √c)
 * is √(v / c), where c depends on the count of steps alone and m and v are kept.
 */
export function resolved(
  outputs: readonly Node[],
  { moments, isOption, isCounter, value }: Kept,
): Resolved {
  const images = new Map<Node, Node>();
  const kept = new Map<Node, string>();
  const corrected = new Map<Node, string>();
  const counted = (n: Node): boolean => {
    const leaves = topological([n]).filter(({ op }) => op === 'input');
    return leaves.some(isCounter) && leaves.every((leaf) => isCounter(leaf) || isOption(leaf));
  };
  const correct = (average: Node, by: Node): Node => {
    const quotient = f.div(average, by);
    corrected.set(quotient, kept.get(average) as string);
    return quotient;
  };
  const product = (a: Node, b: Node): Node | null => {
    const [over, under] = b.args;
    if (b.op !== 'div' || !counted(under)) return null;
    if (kept.has(a)) return f.mul(over, correct(a, under));
    const [root] = a.args;
    if (a.op !== 'sqrt' || !kept.has(root) || !isConstant(over, 1) || under.op !== 'sqrt')
      return null;
    return f.sqrt(correct(root, under.args[0]));
  };
  for (const n of topological(outputs)) {
    const args = n.args.map((arg) => images.get(arg) as Node);
    const [a, b] = args;
    let image = n;
    if (n.op === 'select') image = chosen(n, args, value);
    else if (n.op === 'mul') image = product(a, b) ?? product(b, a) ?? f.mul(a, b);
    else if (args.length > 0) image = node(n.op, args, n.value);
    images.set(n, image);
    const name = Object.keys(moments).find((key) => moments[key] === n);
    if (name !== undefined && image.args.length > 0 && !kept.has(image)) kept.set(image, name);
  }
  const image = (n: Node): Node => images.get(n) as Node;
  const truths = decided(outputs, value).map((condition) => {
    const opposite = value(condition) === 0 ? OPPOSITES[condition.op] : condition.op;
    return opposite ? node(opposite, image(condition).args) : f.not(image(condition));
  });
  const isStrict = ({ op }: Node): boolean => op === 'gt' || op === 'lt';
  const strict = truths.filter(isStrict);
  // x > 0 says x ≥ 0 as well.
  const choices = truths.filter(
    (truth) =>
      isStrict(truth) || !strict.some(({ args }) => args.every((arg, i) => arg === truth.args[i])),
  );
  const varies = (truth: Node): boolean => topological([truth]).some(({ op }) => op === 'input');
  return { image, corrected, choices: [...new Set(choices.filter(varies))] };
}

const OPPOSITES: Readonly<Record<string, ScalarOp>> = {
  lt: 'ge',
  ge: 'lt',
  gt: 'le',
  le: 'gt',
  eq: 'ne',
  ne: 'eq',
};

/** The conditions on which it depended what formulas give. */
function decided(outputs: readonly Node[], value: (n: Node) => number): Node[] {
  const found: Node[] = [];
  const seen = new Set<Node>();
  const visit = (n: Node): void => {
    if (seen.has(n)) return;
    seen.add(n);
    if (n.op !== 'select') {
      n.args.forEach(visit);
      return;
    }
    const [condition, a, b] = n.args;
    const taken = value(condition) === 0 ? b : a;
    if (!agree(value(a), value(b)) && !isWithinLimit(condition, taken)) found.push(condition);
    visit(taken);
  };
  outputs.forEach(visit);
  return found;
}

/** Whether what is taken has passed a comparison with a constant, as what is not too small to keep. */
function isWithinLimit({ args: [compared, limit] }: Node, taken: Node): boolean {
  const [inner] = compared.args;
  return (
    limit?.op === 'constant' && (compared === taken || (compared.op === 'abs' && inner === taken))
  );
}

/** 0 and −0 do. */
function agree(a: number, b: number): boolean {
  return a === b || Object.is(a, b);
}

/** The branch that is taken; of two that agree the one that says more than a constant. */
function chosen(n: Node, [, yes, no]: readonly Node[], value: (n: Node) => number): Node {
  const [condition, a, b] = n.args;
  const holds = value(condition) !== 0;
  if (agree(value(a), value(b))) {
    if (yes.op === 'constant') return no;
    if (no.op === 'constant') return yes;
  }
  return holds ? yes : no;
}
