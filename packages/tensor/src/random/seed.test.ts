import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { type Seed, seedText, streamKey } from './seed';

describe('seedText', () => {
  it.each<[Seed, string]>([
    [7, '7'],
    [7n, '7'],
    ['7', '7'],
    [-3, '-3'],
    [0, '0'],
    [-0, '0'],
    [0.5, '0.5'],
    [1e-7, '1e-7'],
    [1e21, '1000000000000000000000'],
    [10n ** 21n, '1000000000000000000000'],
    [2 ** 53, '9007199254740992'],
    [' 07', ' 07'],
    ['', ''],
    ['노트', '노트'],
  ])('writes %o as %o', (seed, text) => {
    expect(seedText(seed)).toBe(text);
  });

  it.each([Number.NaN, Infinity, -Infinity, null, undefined, true, {}, [7]])(
    'refuses %o',
    (seed) => {
      expect(() => seedText(seed as Seed)).toThrow(
        expect.objectContaining({ code: 'BP_OPTION', op: 'seed' }),
      );
    },
  );

  it('says what a seed is', () => {
    expect(() => seedText(Number.NaN)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: seed: must be a finite number, a string or a bigint, got NaN; give 7 or "7"?]`,
    );
    expect(() => seedText([7] as unknown as Seed)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: seed: must be a finite number, a string or a bigint, got a value of type object; give 7 or "7"?]`,
    );
  });
});

describe('streamKey', () => {
  // From an implementation of alea in Python, written from its description.
  it.each<[Seed, string, [number, number]]>([
    [7, '', [0xda50b501, 0xfd847c4c]],
    [7, 'dropout/encoder.1', [0x4dff9010, 0x89c16f00]],
    [-0.5, '노트', [0x5f3e3f99, 0x7977135a]],
    ['', '', [0x43548d9a, 0x25b0b22a]],
  ])('keys seed %o, stream %o', (seed, stream, key) => {
    expect(streamKey(seed, stream)).toEqual(key);
  });

  it("is the second and third word of seedrandom's alea", () => {
    const random = seedrandom.alea('2:42init');
    random.int32();
    expect(streamKey(42, 'init')).toEqual([random.int32() >>> 0, random.int32() >>> 0]);
  });

  it('takes 7, "7" and 7n for one seed', () => {
    expect(streamKey('7', 'a')).toEqual(streamKey(7, 'a'));
    expect(streamKey(7n, 'a')).toEqual(streamKey(7, 'a'));
  });

  it('keeps seed and stream apart where their texts join to the same', () => {
    expect(streamKey('1', '2/x')).not.toEqual(streamKey('1/2', 'x'));
    expect(streamKey('1', '1')).not.toEqual(streamKey('11', ''));
    expect(streamKey('1', '1:1')).not.toEqual(streamKey('1', ''));
    expect(streamKey('12345678901', '')).not.toEqual(streamKey('1', '1:12345678901'));
  });

  it('tells Korean names apart that differ in the upper byte only', () => {
    expect(streamKey(7, '\uac00')).not.toEqual(streamKey(7, '\uad00'));
  });

  it('gives 100 000 neighbouring seeds and names keys of their own', () => {
    const keys = new Set<string>();
    for (let seed = 0; seed < 1000; seed++) {
      for (let layer = 0; layer < 100; layer++) {
        keys.add(streamKey(seed, `layers.${layer}.weight`).join());
      }
    }
    expect(keys.size).toBe(100_000);
  });
});
