import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { shared } from './state';

const SOURCE = readFileSync(new URL('./state.ts', import.meta.url), 'utf8');

/** A copy of the module, as another bundle would bring it, for a process of its own or one with other copies in it. */
function copyOf(source: string, process: object): { shared: typeof shared } {
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const code = ts.transpileModule(source, { compilerOptions: options }).outputText;
  return runInContext(`(() => { const exports = {}; ${code}; return exports; })()`, process);
}

describe('shared', () => {
  it('makes a value once and gives everyone the same object', () => {
    const first = shared('test.once', () => ({ count: 0 }));
    first.count++;
    const second = shared('test.once', () => ({ count: 100 }));
    expect(second).toBe(first);
    expect(second.count).toBe(1);
  });

  it('keeps values of different names apart', () => {
    expect(shared('test.a', () => 1)).toBe(1);
    expect(shared('test.b', () => 2)).toBe(2);
  });

  it('remembers that a value is undefined', () => {
    let made = 0;
    const make = () => {
      made++;
      return undefined;
    };
    shared('test.undefined', make);
    shared('test.undefined', make);
    expect(made).toBe(1);
  });

  it('gives two copies of the library one value', () => {
    const process = createContext({});
    const value = { from: 'the first copy' };
    expect(copyOf(SOURCE, process).shared('test', () => value)).toBe(value);
    expect(copyOf(SOURCE, process).shared('test', () => ({ from: 'the second' }))).toBe(value);
  });

  it('refuses a value of another version, names it, and says what to do', () => {
    const process = createContext({});
    copyOf(SOURCE, process).shared('test', () => 1);
    expect(() => copyOf(SOURCE, process).shared('test', () => 2, 2)).toThrow(
      '@bp/tensor: two incompatible copies are loaded (test of version 1 and 2); ' +
        'install one version of the @bp packages for the whole program',
    );
    expect(copyOf(SOURCE, process).shared('test', () => 3)).toBe(1);
  });

  it('says what to do where a copy from before values had versions was there first', () => {
    const process = createContext({});
    runInContext(
      "Object.defineProperty(globalThis, Symbol.for('@bp/tensor/1'), { value: { protocol: 1 } })",
      process,
    );
    expect(() => copyOf(SOURCE, process).shared('test', () => 1)).toThrow(
      'two incompatible copies are loaded (an older one); install one version',
    );
  });

  it('shares the other values with a copy that has one in another version', () => {
    const process = createContext({});
    const [older, newer] = [copyOf(SOURCE, process), copyOf(SOURCE, process)];
    older.shared('changed', () => 1);
    older.shared('kept', () => 'the first', 7);
    expect(() => newer.shared('changed', () => 2, 2)).toThrow('changed of version 1 and 2');
    expect(newer.shared('kept', () => 'the second', 7)).toBe('the first');
    expect(newer.shared('new', () => 3, 2)).toBe(3);
  });

  it('cannot be replaced from outside', () => {
    const slot = Symbol.for('@bp/tensor/1');
    expect(Object.getOwnPropertyDescriptor(globalThis, slot)).toMatchObject({
      writable: false,
      configurable: false,
      enumerable: false,
    });
  });
});
