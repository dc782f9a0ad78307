import { tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { packCheckpoint, readSafetensors, unpackCheckpoint, writeSafetensors } from '../index';

/** A tree through a file. */
const through = (tree: object): unknown => unpackCheckpoint(packCheckpoint(tree));

describe('a checkpoint', () => {
  it('keeps numbers to the bit, and all else that JSON knows', () => {
    const tree = {
      numbers: [0, -0, Number.NaN, Infinity, -Infinity, 5e-324, 0.1, 2 ** 53, -1e308],
      nothing: null,
      truth: [true, false],
      texts: ['', '가중치', '\ud800', '\u2028', '"\\'],
      empty: [{}, []],
      nested: { a: [{ b: [[1]] }] },
    };
    expect(through(tree)).toStrictEqual(tree);
  });

  it('keeps names that mean something to JavaScript or to the file', () => {
    const names = ['__proto__', 'constructor', '$', '', '/', '~', '~1', 'a.b', 'a/b', '7'];
    const made = (value: unknown) => Object.fromEntries(names.map((name) => [name, value]));
    const tree = { plain: made(1), deep: made(made('x')), marks: [{ $: 'NaN' }, { $: { $: 1 } }] };
    const got = through(tree) as typeof tree;
    // Not strictly: that asks each object for its constructor, which is a name here.
    expect(got).toEqual(tree);
    expect(Object.getPrototypeOf(got.plain)).toBe(Object.prototype);
    const tensors = made(tensor([7]));
    const read = through({ tensors }) as { tensors: typeof tensors };
    expect(Object.keys(read.tensors)).toEqual(Object.keys(tensors));
    expect(through({ a: { 'b/c': zeros([1]) }, 'a/b': { c: zeros([2]) } })).toMatchObject({
      a: { 'b/c': { shape: [1] } },
      'a/b': { c: { shape: [2] } },
    });
  });

  it('keeps tensors of every type and shape, NaN by its bits', () => {
    const nan = new Float32Array(Uint32Array.of(0x7fc00001).buffer);
    const tree = {
      list: [
        tensor([
          [1, -0],
          [Number.NaN, 2],
        ]).transpose(),
        tensor(3, { dtype: 'int32' }),
      ],
      model: { 'fc.weight': zeros([0, 2]), mask: tensor([true, false]) },
      double: tensor([0.1], { dtype: 'float64' }),
      odd: tensor(nan),
    };
    const got = through(tree) as typeof tree;
    expect(got.list[0].toArray()).toEqual([
      [1, Number.NaN],
      [-0, 2],
    ]);
    expect([got.list[1].dtype, got.list[1].shape, got.list[1].item()]).toEqual(['int32', [], 3]);
    expect(got.model['fc.weight'].shape).toEqual([0, 2]);
    expect(got.model.mask.toArray()).toEqual([true, false]);
    expect(got.double.item()).toBe(0.1);
    const bits = new Uint32Array((got.odd.data as Float32Array).slice().buffer);
    expect(bits[0]).toBe(new Uint32Array((tree.odd.data as Float32Array).slice().buffer)[0]);
  });

  it('keeps typed arrays as what they are', () => {
    const tree = {
      losses: Float64Array.of(0.1, Number.NaN, -0),
      rows: new Int32Array([1, -2, 3]).subarray(1),
      many: [
        Float32Array.of(0.5),
        Uint32Array.of(2 ** 32 - 1),
        Int16Array.of(-1),
        Uint16Array.of(65535),
        Int8Array.of(-128),
        Uint8Array.of(255),
        new Float64Array(0),
      ],
    };
    expect(through(tree)).toStrictEqual(tree);
  });

  it('leaves out fields without a value', () => {
    expect(through({ a: undefined, b: 1 })).toStrictEqual({ b: 1 });
  });

  it('is a file of tensors by their paths for other programs', () => {
    const bytes = packCheckpoint({ model: { weight: tensor([1, 2]) }, losses: Float64Array.of(3) });
    const state = readSafetensors(bytes);
    expect(Object.keys(state)).toEqual(['losses', 'model/weight']);
    expect(state['model/weight'].toArray()).toEqual([1, 2]);
  });

  it('is the same bytes for the same tree', () => {
    const make = () => packCheckpoint({ b: tensor([1]), a: [Number.NaN, { c: tensor([2]) }] });
    expect(make()).toEqual(make());
  });

  it.each([
    ['a list for a tree', [1], 'the checkpoint must be plain data'],
    ['a tensor for a tree', zeros([1]), 'the checkpoint must be plain data'],
    ['a date', { a: [new Date(0)] }, 'a/0 must be plain data'],
    ['a Map', { 'a/b': new Map() }, 'a~1b must be plain data'],
    ['a function', { f: () => 1 }, 'f must be plain data'],
    [
      'a bigint',
      { n: 1n },
      'n must be plain data (objects, lists, texts, numbers, tensors, typed arrays), got 1n',
    ],
    ['nothing in a list', { a: [undefined] }, 'a/0 must be plain data'],
    ['a hole in a list', { a: Array(1) }, 'a/0 must be plain data'],
    ['a symbol', { a: Symbol('x') }, 'a must be plain data'],
    ['whole numbers of 64 bits', { a: BigInt64Array.of(1n) }, 'a must be plain data'],
  ])('refuses %s with its path', (_, tree, message) => {
    expect(() => packCheckpoint(tree)).toThrow(`packCheckpoint: ${message}`);
    expect(() => packCheckpoint(tree)).toThrow(expect.objectContaining({ code: 'BP_OPTION' }));
  });

  it('refuses what holds itself, and packs what is as deep as it may be', () => {
    const self: Record<string, unknown> = {};
    self.self = self;
    expect(() => packCheckpoint(self)).toThrow('nested in more than 200 levels');
    const nested = (levels: number, inner: unknown): unknown =>
      levels === 0 ? inner : { a: nested(levels - 1, inner) };
    for (const inner of [7, Number.NaN, { $: 1 }, zeros([1])]) {
      let packed = 0;
      for (let levels = 190; levels < 205; levels++) {
        const tree = nested(levels, inner) as object;
        let bytes: Uint8Array;
        try {
          bytes = packCheckpoint(tree);
        } catch {
          continue;
        }
        packed++;
        unpackCheckpoint(bytes);
      }
      expect(packed).toBeGreaterThan(7);
      expect(packed).toBeLessThan(12);
    }
  });
});

describe('unpackCheckpoint', () => {
  const made = (tree: unknown, state: Record<string, never> = {}): Uint8Array =>
    writeSafetensors(state, {
      metadata: {
        format: 'bp-checkpoint-1',
        tree: typeof tree === 'string' ? tree : JSON.stringify(tree),
      },
    });

  it.each([
    ['a state dict', writeSafetensors({ a: [1] }), 'expected a checkpoint (bp-checkpoint-1)'],
    ['a tree that is no object', made([1]), 'the tree of a checkpoint is an object'],
    ['half a tree', made('{"a":'), 'the tree is no JSON'],
    ['a name twice', made('{"a":1,"a":1}'), 'the tree has two values for a'],
    [
      'a tensor that is not there',
      made({ a: { $: 'tensor' } }),
      'a of the checkpoint is not what packCheckpoint writes, got tensor',
    ],
    [
      'a tensor that nobody names',
      made({}, { a: [1] as never }),
      'a of the checkpoint is not what',
    ],
    ['an unknown mark', made({ a: { $: 'Date' } }), 'a of the checkpoint is not'],
    ['a mark of all objects', made({ a: { $: 'toString' } }, { a: [1] as never }), 'got toString'],
    ['a mark with more beside it', made({ a: { $: 'NaN', b: 1 } }), 'a of the checkpoint'],
    [
      'an escape without need',
      made({ a: { $: 'object', value: { b: 1 } } }),
      'a of the checkpoint',
    ],
    [
      'a typed array of another type',
      made({ a: { $: 'Float64Array' } }, { a: [1] as never }),
      'got Float64Array',
    ],
    [
      'a typed array of two axes',
      made({ a: { $: 'Float32Array' } }, { a: [[1]] as never }),
      'got Float32Array',
    ],
    ['a number beyond all', made('{"a":1e999}'), 'got Infinity'],
    ['a zero below zero', made('{"a":-0}'), 'got -0'],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => unpackCheckpoint(bytes)).toThrow(message);
    expect(() => unpackCheckpoint(bytes)).toThrow(
      expect.objectContaining({ code: 'BP_FORMAT', op: 'unpackCheckpoint' }),
    );
  });
});
