import { type Binary, Bytes } from './bytes';
import { type Expr, instruction, type ValueType } from './expression';
import { FunctionWriter, typeCode } from './function-writer';

/** A function of JavaScript that emitted code may call. */
export interface HostFunction {
  readonly name: string;
  readonly parameters: readonly ValueType[];
  readonly result: ValueType | 'void';
  readonly run: (...values: number[]) => number | undefined;
}

/** A function written into the module. */
export interface EmittedFunction<R extends 'i32' | 'void' = 'i32' | 'void'> {
  readonly index: number;
  readonly result: R;
}

interface Signature {
  readonly parameters: readonly ValueType[];
  readonly result: ValueType | 'void';
}

interface Body extends Signature {
  /** What stands before the code: the declarations of the variables, and the constants. */
  readonly head: Bytes;
  readonly code: Bytes;
}

/** A call of a function of the module, whose index moves up by the number of imports. */
interface Call {
  readonly code: Bytes;
  readonly at: number;
  readonly index: number;
}

/** The largest number of pages of a memory that threads share: 4 GiB. */
const MOST_PAGES = 65536;

/**
 * Writes a module: functions over one imported memory, which may call each other and the host.
 *
 * @see WebAssembly Core Specification 2.0, chapter 5: the binary format
 */
export class ModuleWriter {
  /** Whether a · b + c may be rounded once instead of twice, which gives other bits. */
  declare readonly relaxed: boolean;
  readonly #sharedMemory: boolean;
  readonly #hosts: HostFunction[] = [];
  readonly #functions: Body[] = [];
  readonly #exports: { readonly name: string; readonly index: number }[] = [];
  readonly #calls: Call[] = [];
  #hostCalls = 0;

  /**
   * @param options.sharedMemory - whether the memory is one that several threads share; false by default
   * @param options.relaxed - whether to use fused multiply-add; false by default
   */
  constructor({ sharedMemory = false, relaxed = false } = {}) {
    this.#sharedMemory = sharedMemory;
    this.relaxed = relaxed;
  }

  /**
   * A function of whole numbers.
   *
   * @param parameters - how many it takes
   * @param result - `i32` where the body returns a number at its end and wherever it returns
   * @param name - under which it can be called from outside, if at all
   */
  function<R extends 'i32' | 'void'>(
    parameters: number,
    result: R,
    body: (fn: FunctionWriter) => void,
    name?: string,
  ): EmittedFunction<R> {
    const fn = new FunctionWriter(parameters);
    body(fn);
    const types = new Array<ValueType>(parameters).fill('i32');
    const index = this.#functions.push({ parameters: types, result, ...fn.finish() }) - 1;
    if (name !== undefined) this.#exports.push({ name, index });
    return { index, result };
  }

  /** Calls a function of this module. */
  call<R extends 'i32' | 'void'>(
    { index, result }: EmittedFunction<R>,
    operands: readonly Expr[],
  ): Expr<R> {
    return instruction(result, 0x10, operands, (code) => {
      this.#calls.push({ code, at: code.length, index });
      code.index(index);
    });
  }

  /** How many calls of the host have been written so far. */
  get hostCalls(): number {
    return this.#hostCalls;
  }

  /** Calls a function of the host. */
  callHost<T extends ValueType | 'void'>(
    host: HostFunction & { readonly result: T },
    operands: readonly Expr[],
  ): Expr<T> {
    this.#hostCalls++;
    let index = this.#hosts.indexOf(host);
    if (index < 0) index = this.#hosts.push(host) - 1;
    return instruction(host.result, 0x10, operands, [index]);
  }

  /** The finished module. */
  finish(): Binary {
    for (const { code, at, index } of this.#calls) code.setIndex(at, index + this.#hosts.length);
    const out = new Bytes();
    out.bytes([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    const signatures = [...this.#hosts, ...this.#functions];
    const section = (id: number, count: number, write: (content: Bytes) => void): void => {
      const content = new Bytes();
      content.unsigned(count);
      write(content);
      out.byte(id);
      out.sized(content);
    };
    section(1, signatures.length, (types) => {
      for (const { parameters, result } of signatures) {
        types.byte(0x60);
        types.unsigned(parameters.length);
        for (const type of parameters) types.byte(typeCode(type));
        types.bytes(result === 'void' ? [0] : [1, typeCode(result)]);
      }
    });
    section(2, this.#hosts.length + 1, (imports) => {
      imports.name('env');
      imports.name('memory');
      imports.bytes(this.#sharedMemory ? [2, 3, 1] : [2, 0, 1]);
      if (this.#sharedMemory) imports.unsigned(MOST_PAGES);
      for (const [index, { name }] of this.#hosts.entries()) {
        imports.name('host');
        imports.name(name);
        imports.byte(0);
        imports.unsigned(index);
      }
    });
    section(3, this.#functions.length, (types) => {
      for (let i = 0; i < this.#functions.length; i++) types.unsigned(this.#hosts.length + i);
    });
    section(7, this.#exports.length, (exports) => {
      for (const { name, index } of this.#exports) {
        exports.name(name);
        exports.byte(0);
        exports.unsigned(this.#hosts.length + index);
      }
    });
    section(10, this.#functions.length, (bodies) => {
      for (const { head, code } of this.#functions) {
        bodies.unsigned(head.length + code.length);
        bodies.bytes(head.finish());
        bodies.bytes(code.finish());
      }
    });
    return out.finish();
  }

  /** What the module has to be given when it is instantiated over a memory. */
  imports(memory: WebAssembly.Memory): WebAssembly.Imports {
    const host = Object.fromEntries(this.#hosts.map(({ name, run }) => [name, run]));
    return { env: { memory }, host };
  }
}
