// A small grammar, read by descent; nothing of what was typed is ever run.
//   program    = statement (';' statement)*
//   statement  = [name '='] sum
//   sum        = product (('+' | '-') product)*
//   product    = power (('*' | '/') power | what follows a number directly)*
//   power      = '-' power | atom ['^' power]
//   atom       = number | name | function '(' sum ')' | '(' sum ')'
import { ProblemError } from '../problem/problem';
import { type Token, tokensOf } from './tokens';
import {
  CONSTANTS,
  type Expression,
  FUNCTIONS,
  type FunctionName,
  type Operation,
  SPELLINGS,
  type Statement,
} from './tree';

/** More parentheses than this nobody follows. */
const DEEPEST = 40;

/** @throws ProblemError with the position of the first thing that cannot be read */
export function parseExpression(source: string): Statement[] {
  const parser = new Parser(tokensOf(source));
  return parser.program();
}

class Parser {
  #i = 0;
  #depth = 0;
  readonly #tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  program(): Statement[] {
    const statements: Statement[] = [];
    for (;;) {
      while (this.#takes(';'));
      if (this.#token().kind === 'end') break;
      statements.push(this.#statement());
      if (this.#token().kind !== 'end' && !this.#sees(';')) this.#refuse();
    }
    if (statements.length === 0) throw new ProblemError('empty');
    return statements;
  }

  #statement(): Statement {
    const { at, text, kind } = this.#token();
    if (kind === 'name' && this.#tokens[this.#i + 1].text === '=') {
      if (isReserved(text)) throw new ProblemError('reserved', { at: at + 1, got: text });
      this.#i += 2;
      return { name: text, value: this.#sum(), at };
    }
    return { name: null, value: this.#sum(), at };
  }

  #sum(): Expression {
    if (++this.#depth > DEEPEST) throw new ProblemError('tooDeep', { most: DEEPEST });
    let left = this.#product();
    for (;;) {
      if (this.#takes('+')) left = call('add', left, this.#product());
      else if (this.#takes('-')) left = call('sub', left, this.#product());
      else break;
    }
    this.#depth--;
    return left;
  }

  #product(): Expression {
    let left = this.#power();
    for (;;) {
      const after = this.#tokens[this.#i - 1];
      if (this.#takes('*')) left = call('mul', left, this.#power());
      else if (this.#takes('/')) left = call('div', left, this.#power());
      // 2x, 2(x + 1)
      else if (after.kind === 'number' && (this.#token().kind === 'name' || this.#sees('('))) {
        left = call('mul', left, this.#power());
      } else return left;
    }
  }

  #power(): Expression {
    if (++this.#depth > DEEPEST) throw new ProblemError('tooDeep', { most: DEEPEST });
    const found = this.#takes('-') ? call('neg', this.#power()) : this.#raised();
    this.#depth--;
    return found;
  }

  #raised(): Expression {
    const base = this.#atom();
    return this.#takes('^') ? call('pow', base, this.#power()) : base;
  }

  #atom(): Expression {
    const token = this.#token();
    if (token.kind === 'number') {
      this.#i++;
      const value = Number(token.text);
      if (!Number.isFinite(value)) this.#refuse(token);
      return { kind: 'number', value };
    }
    if (token.kind === 'name') {
      this.#i++;
      if (this.#sees('(')) return this.#call(token);
      if (Object.hasOwn(CONSTANTS, token.text)) {
        return { kind: 'number', value: CONSTANTS[token.text] };
      }
      if (functionOf(token.text)) {
        throw new ProblemError('callIt', { at: token.at + 1, got: token.text });
      }
      return { kind: 'name', name: token.text, at: token.at };
    }
    if (!this.#takes('(')) this.#refuse();
    const inside = this.#sum();
    if (!this.#takes(')')) this.#refuse();
    return inside;
  }

  #call({ text, at }: Token): Expression {
    const name = functionOf(text);
    if (name === undefined) throw new ProblemError('unknownFunction', { at: at + 1, got: text });
    this.#i++;
    const inside = this.#sum();
    if (!this.#takes(')')) this.#refuse();
    return call(name, inside);
  }

  #token(): Token {
    return this.#tokens[this.#i];
  }

  #sees(sign: string): boolean {
    return this.#token().kind === 'sign' && this.#token().text === sign;
  }

  #takes(sign: string): boolean {
    if (!this.#sees(sign)) return false;
    this.#i++;
    return true;
  }

  #refuse({ kind, text, at }: Token = this.#token()): never {
    if (kind === 'end') throw new ProblemError('unfinished', { at: at + 1 });
    throw new ProblemError('unexpected', { at: at + 1, got: text });
  }
}

/** What numbers alone come to is a number. */
function call(op: Operation, ...args: Expression[]): Expression {
  const values = args.map((arg) => (arg.kind === 'number' ? arg.value : Number.NaN));
  if (values.some(Number.isNaN)) return { kind: 'call', op, args };
  const [a, b] = values;
  const folded = { add: a + b, sub: a - b, mul: a * b, div: a / b, pow: a ** b, neg: -a };
  const value = folded[op as keyof typeof folded];
  return value !== undefined && Number.isFinite(value)
    ? { kind: 'number', value }
    : { kind: 'call', op, args };
}

function functionOf(name: string): FunctionName | undefined {
  return (
    FUNCTIONS.find((one) => one === name) ??
    (Object.hasOwn(SPELLINGS, name) ? SPELLINGS[name] : undefined)
  );
}

function isReserved(name: string): boolean {
  return Object.hasOwn(CONSTANTS, name) || functionOf(name) !== undefined;
}
