/** A value in Python. */
export interface Expression {
  /** Where it stands alone, or between commas. */
  readonly code: string;
  /** Where an operator or a dot follows. */
  readonly tight: string;
  /** Whether it is a plain number, which not every function takes. */
  readonly plain?: boolean;
}

/** What binds tighter than any operator: a name, a call, an index. */
export function atom(code: string): Expression {
  return { code, tight: code };
}

/** `a + b`; operands that are not atoms stand in brackets. */
export function infix(a: Expression, operator: string, b: Expression): Expression {
  const code = `${a.tight} ${operator} ${b.tight}`;
  return { code, tight: `(${code})` };
}

/** `-x` */
export function prefix(operator: string, x: Expression): Expression {
  const code = `${operator}${x.tight}`;
  return { code, tight: `(${code})` };
}
