import { ProblemError } from '../problem/problem';
import { parseExpression } from './parse';
import type { Expression, Operation, Statement } from './tree';

/** An operand: the name of a value, or a number that is written where it stands. */
export type Operand = string | number;

/** One operation, with a name for what it gives. */
export interface PlannedStep {
  readonly name: string;
  readonly op: Operation;
  readonly operands: readonly Operand[];
}

/** An expression as one operation after the other. */
export interface Plan {
  /** In the order in which they appear. */
  readonly variables: readonly string[];
  readonly steps: readonly PlannedStep[];
}

/** More steps than this fit in no picture. */
const MOST_STEPS = 40;
const MOST_VARIABLES = 12;

/**
 * Puts an expression in order. What has no name gets one that is free: u1, u2, … on the way, z for the result.
 *
 * @throws ProblemError for what cannot be read or makes no sense
 */
export function planOf(source: string): Plan {
  const statements = parseExpression(source);
  const given = new Set(namesIn(statements));
  const variables: string[] = [];
  const steps: PlannedStep[] = [];
  const known = new Map<string, Operand>();
  let free = 0;
  const fresh = (): string => {
    do free++;
    while (given.has(`u${free}`));
    return `u${free}`;
  };

  statements.forEach((statement, i) => {
    const isLast = i === statements.length - 1;
    if (statement.name === null && !isLast) {
      throw new ProblemError('nameless', { at: statement.at + 1 });
    }
    const name = statement.name ?? ['z', 'f', 'y', 'L'].find((one) => !given.has(one)) ?? fresh();
    if (known.has(name) || variables.includes(name)) {
      throw new ProblemError('redefined', { at: statement.at + 1, got: name });
    }
    known.set(name, operandOf(statement.value, name));
  });
  const last = steps.at(-1);
  const result = [...known.values()].at(-1);
  if (variables.length === 0) throw new ProblemError('noVariable');
  if (!last || result !== last.name) throw new ProblemError('noOperation');
  if (!dependent(variables, steps).has(last.name)) throw new ProblemError('noVariable');
  return { variables, steps };

  function operandOf(expression: Expression, name?: string): Operand {
    if (expression.kind === 'number') return expression.value;
    if (expression.kind === 'name') return nameOf(expression);
    const { op, args } = expression;
    const operands = args.map((arg) => operandOf(arg));
    const made = name ?? fresh();
    steps.push({ name: made, op, operands });
    if (steps.length > MOST_STEPS) throw new ProblemError('tooMany', { most: MOST_STEPS });
    return made;
  }

  function nameOf({ name, at }: Extract<Expression, { kind: 'name' }>): Operand {
    const value = known.get(name);
    if (value !== undefined) return value;
    if (!variables.includes(name)) {
      if (statements.some((one) => one.name === name)) {
        throw new ProblemError('usedBefore', { at: at + 1, got: name });
      }
      variables.push(name);
      if (variables.length > MOST_VARIABLES) {
        throw new ProblemError('tooManyVariables', { most: MOST_VARIABLES });
      }
    }
    return name;
  }
}

/** The names of what the variables have a part in. */
function dependent(variables: readonly string[], steps: readonly PlannedStep[]): Set<string> {
  const names = new Set(variables);
  for (const { name, operands } of steps) {
    if (operands.some((one) => typeof one === 'string' && names.has(one))) names.add(name);
  }
  return names;
}

function namesIn(statements: readonly Statement[]): string[] {
  const visit = (one: Expression): string[] =>
    one.kind === 'name' ? [one.name] : one.kind === 'call' ? one.args.flatMap(visit) : [];
  return statements.flatMap(({ name, value }) => [...(name ? [name] : []), ...visit(value)]);
}
