import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readNpz, writeNpz } from '../../index';
import { writeZip } from '../zip/write-zip';
import { npyBytes } from './npy';

const file = (name: string): Uint8Array =>
  Uint8Array.from(readFileSync(new URL(`../fixtures/${name}.npz`, import.meta.url)));

const values = (bytes: Uint8Array): Record<string, unknown> =>
  Object.fromEntries(Object.entries(readNpz(bytes)).map(([name, x]) => [name, x.toArray()]));

const expected = {
  weight: [
    [-0.5, -0.25, 0],
    [0.25, 0.5, 0.75],
  ],
  '0.bias': [1, 2],
  가: true,
};

describe('readNpz', () => {
  it('reads what numpy stored and what it compressed', () => {
    expect(values(file('stored'))).toEqual(expected);
    expect(values(file('compressed'))).toEqual({ ...expected, zeros: Array(1000).fill(0) });
  });

  it('takes any text for a name', () => {
    const names = ['__proto__', 'constructor', 'a/b', ' ', 'x.npy', '🦊'];
    const got = readNpz(writeNpz(new Map(names.map((name, i) => [name, i]))));
    expect(Object.keys(got)).toEqual(names);
    expect(Object.getPrototypeOf(got)).toBe(Object.prototype);
    expect(Object.values(got).map((x) => x.item())).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('refuses a file of which any byte was changed, or reads the same', () => {
    const bytes = file('compressed');
    const right = JSON.stringify(values(bytes));
    let refused = 0;
    for (let at = 0; at < bytes.length; at++) {
      const damaged = bytes.slice();
      damaged[at] ^= 0x55;
      try {
        const got = values(damaged);
        // Names and values are bound to what was written; a name stands twice, and the flag of its letters.
        expect(JSON.stringify(got)).toBe(right);
      } catch (error) {
        expect(error).toMatchObject({ code: 'BP_FORMAT', op: 'readNpz' });
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(bytes.length * 0.8);
  });

  it('refuses every beginning of a file', () => {
    const bytes = file('stored');
    for (let size = 0; size < bytes.length; size++) {
      expect(() => readNpz(bytes.subarray(0, size))).toThrow(
        expect.objectContaining({ code: 'BP_FORMAT' }),
      );
    }
  });

  it('refuses names that lead out of the file, and those given twice', () => {
    const x = npyBytes('test', [1]);
    for (const name of ['../x.npy', '/x.npy', 'a//x.npy', 'c:\\x.npy', 'a/./x.npy', '']) {
      expect(() => readNpz(writeZip('test', new Map([[name, x]]), false))).toThrow(
        'is not one: a path',
      );
    }
    const twice = writeZip(
      'test',
      new Map([
        ['ab.npy', x],
        ['cd.npy', x],
      ]),
      false,
    );
    for (let at = 0; at < twice.length; at++) {
      if (twice[at] === 99 && twice[at + 1] === 100) twice.set([97, 98], at);
    }
    expect(() => readNpz(twice)).toThrow('ab.npy is there twice');
  });

  it('refuses what is no array, and more than it may unpack', () => {
    const text = writeZip('test', new Map([['read.me', Uint8Array.of(1)]]), false);
    expect(() => readNpz(text)).toThrow('expected npy files alone, got read.me');
    const bomb = writeNpz({ x: new Float32Array(2 ** 20) }, { compressed: true });
    expect(bomb.length).toBeLessThan(10_000);
    expect(() => readNpz(bomb, { maxBytes: 2 ** 20 })).toThrow(
      'the files in it have 4194432 bytes, more than 1048576; where that is right, the option maxBytes allows it',
    );
  });

  it('never unpacks more than the directory tells', () => {
    const bomb = writeZip('test', new Map([['x.npy', new Uint8Array(2 ** 24)]]), true);
    const view = new DataView(bomb.buffer);
    const central = view.getUint32(bomb.length - 6, true);
    view.setUint32(22, 100, true);
    view.setUint32(central + 24, 100, true);
    expect(() => readNpz(bomb)).toThrow('x.npy unpacks to more than 100 bytes');
  });
});

describe('writeNpz', () => {
  it('writes the same bytes for the same tensors', () => {
    const write = () => writeNpz({ w: [[1, 2]], b: [3] }, { compressed: true });
    expect(write()).toEqual(write());
  });

  it('refuses names that no file can have', () => {
    for (const name of ['..\\x', 'a\u0000', '../x', '\ud800', 'x'.repeat(70_000)]) {
      expect(() => writeNpz({ [name]: 1 })).toThrow('cannot be that of a file');
    }
    expect(() => writeNpz([1] as never)).toThrow('expected tensors by name');
  });
});
