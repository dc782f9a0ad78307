/** Reads a printed formula from left to right. */
export class Reader {
  #rest: string;
  readonly #written: string;
  readonly #symbols: readonly (readonly [string, number])[];

  /** @param values - of each symbol; longer ones are looked for first */
  constructor(written: string, values: Readonly<Record<string, number>>) {
    this.#written = written;
    this.#rest = written.trimStart();
    this.#symbols = Object.entries(values).sort(([a], [b]) => b.length - a.length);
  }

  get isAtEnd(): boolean {
    return this.#rest === '';
  }

  /** Whether it goes on with this; moves behind it and the space that follows. */
  take(expected: string): boolean {
    if (!this.#rest.startsWith(expected)) return false;
    this.#rest = this.#rest.slice(expected.length).trimStart();
    return true;
  }

  /** The first of these with which it goes on. */
  takeOne<S extends string>(expected: readonly S[]): S | undefined {
    return expected.find((each) => this.take(each));
  }

  need(expected: string): void {
    if (!this.take(expected)) this.fail(`${expected} expected`);
  }

  /** The groups of a match at this place. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    const found = pattern.exec(this.#rest);
    if (found?.index !== 0) return undefined;
    this.#rest = this.#rest.slice(found[0].length).trimStart();
    return found;
  }

  /** The value of a symbol, if it goes on with one. */
  symbol(): number | undefined {
    return this.#symbols.find(([name]) => this.take(name))?.[1];
  }

  startsWith(pattern: RegExp): boolean {
    return pattern.test(this.#rest) || this.#symbols.some(([name]) => this.#rest.startsWith(name));
  }

  fail(why: string): never {
    throw new Error(`${why} at "${this.#rest}" of "${this.#written}"`);
  }
}
