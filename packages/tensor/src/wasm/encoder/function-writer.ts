import { Bytes } from './bytes';
import { asExpr, type Expr, type I32, type Statement, type ValueType } from './expression';
import { i32 } from './numbers';

/** A variable of a function; as an expression, its current value. */
export interface Local<T extends ValueType = ValueType> extends Expr<T> {
  readonly index: number;
}

const TYPE_CODES: Readonly<Record<ValueType, number>> = {
  i32: 0x7f,
  f32: 0x7d,
  f64: 0x7c,
  v128: 0x7b,
};

/** The code of a value type in the binary format. */
export function typeCode(type: ValueType): number {
  return TYPE_CODES[type];
}

const NO_RESULT = 0x40;

/**
 * Writes the body of one function, statement by statement.
 *
 * Variables declared inside a loop or a scope are used again after it, so each must be set before it is read.
 */
export class FunctionWriter {
  declare readonly parameters: readonly Local<'i32'>[];
  readonly #constants = new Bytes();
  readonly #code = new Bytes();
  readonly #types: ValueType[] = [];
  readonly #free: Record<ValueType, Local[]> = { i32: [], f32: [], f64: [], v128: [] };
  #declared: Local[] = [];

  /** @param parameters - how many whole numbers the function takes: addresses and counts */
  constructor(parameters: number) {
    this.parameters = Array.from({ length: parameters }, (_, index) => new Variable('i32', index));
  }

  /** A new variable, with a first value where one is given. */
  local<T extends ValueType>(type: T, first?: Expr<T>): Local<T> {
    const local = (this.#free[type].pop() as Local<T> | undefined) ?? this.#declare(type);
    this.#declared.push(local);
    if (first !== undefined) this.set(local, first);
    return local;
  }

  /** A variable that has its value before anything else is done, and keeps it; the value must depend on nothing. */
  constant<T extends ValueType>(type: T, value: Expr<T>): Local<T> {
    const local = this.#declare(type);
    assign(this.#constants, local, value);
    return local;
  }

  /** A whole number as a value that costs nothing to use again: itself if it is known, else a variable that holds it. */
  hold(value: I32): I32 {
    return typeof value === 'number' || isLocal(value) ? value : this.local('i32', value);
  }

  set<T extends ValueType>(
    local: Local<T>,
    value: Expr<T> | (T extends 'i32' ? number : never),
  ): void {
    assign(this.#code, local, asExpr(value as I32));
  }

  /** Adds to a counter or an address. */
  increase(local: Local<'i32'>, by: I32): void {
    this.set(local, i32.add(local, by));
  }

  /** Runs a statement. */
  do(statement: Statement): void {
    statement.write(this.#code);
  }

  /** Runs `yes` where the condition is not 0, else `no`. */
  if(condition: Expr<'i32'>, yes: () => void, no?: () => void): void {
    condition.write(this.#code);
    this.#open(0x04);
    this.scope(yes);
    if (no !== undefined) {
      this.#code.byte(0x05);
      this.scope(no);
    }
    this.#close();
  }

  /**
   * A loop over from, from + step, … below `to`. Where the bounds are known, a loop of one round is written without a
   * loop, with its counter known; one of none not at all.
   */
  for(from: I32, to: I32, step: number, body: (i: I32) => void): void {
    const known = typeof from === 'number' && typeof to === 'number';
    if (known && from >= to) return;
    if (known && from + step >= to) {
      this.scope(() => body(from));
      return;
    }
    this.scope(() => {
      const end = this.hold(to);
      const i = this.local('i32', asExpr(from));
      const loop = (): void => {
        this.#open(0x03);
        this.scope(() => body(i));
        this.increase(i, step);
        this.#repeatIf(i32.ltS(i, end));
        this.#close();
      };
      if (known) loop();
      else this.if(i32.ltS(i, end), loop);
    });
  }

  /** Repeats `body` as long as the condition holds, which is asked first. */
  while(condition: Expr<'i32'>, body: () => void): void {
    this.if(condition, () => {
      this.#open(0x03);
      this.scope(body);
      this.#repeatIf(condition);
      this.#close();
    });
  }

  /** Ends the function. */
  return(value?: I32): void {
    if (value !== undefined) asExpr(value).write(this.#code);
    this.#code.byte(0x0f);
  }

  /** Runs `body`; the variables it declares are free again afterwards. */
  scope(body: () => void): void {
    const outer = this.#declared;
    this.#declared = [];
    body();
    for (const local of this.#declared) this.#free[local.type].push(local);
    this.#declared = outer;
  }

  /** The declarations of the variables with the constants among them, and the code: one comes after the other. */
  finish(): { readonly head: Bytes; readonly code: Bytes } {
    const out = new Bytes();
    // Neighbours of one type are declared together.
    const groups: { readonly type: ValueType; count: number }[] = [];
    for (const type of this.#types) {
      const last = groups.at(-1);
      if (last?.type === type) last.count++;
      else groups.push({ type, count: 1 });
    }
    out.unsigned(groups.length);
    for (const { type, count } of groups) {
      out.unsigned(count);
      out.byte(typeCode(type));
    }
    out.bytes(this.#constants.finish());
    this.#code.byte(0x0b);
    return { head: out, code: this.#code };
  }

  #declare<T extends ValueType>(type: T): Local<T> {
    const index = this.parameters.length + this.#types.length;
    this.#types.push(type);
    return new Variable(type, index);
  }

  #open(code: number): void {
    this.#code.byte(code);
    this.#code.byte(NO_RESULT);
  }

  #close(): void {
    this.#code.byte(0x0b);
  }

  /** Begins the innermost loop again where the condition is not 0. */
  #repeatIf(condition: Expr<'i32'>): void {
    condition.write(this.#code);
    this.#code.byte(0x0d);
    this.#code.byte(0);
  }
}

class Variable<T extends ValueType> implements Local<T> {
  declare readonly type: T;
  declare readonly index: number;

  constructor(type: T, index: number) {
    this.type = type;
    this.index = index;
  }

  write(out: Bytes): void {
    out.byte(0x20);
    out.unsigned(this.index);
  }
}

function assign(out: Bytes, { index }: Local, value: Expr): void {
  value.write(out);
  out.byte(0x21);
  out.unsigned(index);
}

function isLocal(value: Expr): value is Local {
  return 'index' in value;
}
