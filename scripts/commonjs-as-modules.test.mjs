import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { commonJsAsModules } from './commonjs-as-modules';

const tensor = fileURLToPath(new URL('../packages/tensor/', import.meta.url));
const requireOfTensor = createRequire(`${tensor}package.json`);
const whole = requireOfTensor('ndarray');

/** What a build holds of a package. @param {string} name */
async function inBuilds(name) {
  const { outputFiles } = await build({
    stdin: { contents: `export { default } from '${name}';`, resolveDir: tensor },
    bundle: true,
    format: 'esm',
    write: false,
    plugins: [commonJsAsModules],
  });
  const code = encodeURIComponent(outputFiles[0].text);
  return (await import(/* @vite-ignore */ `data:text/javascript,${code}`)).default;
}

describe('alea in the builds', () => {
  it.each(['', '7', '한국어'])('draws the words of the whole one: %s', async (seed) => {
    const name = 'seedrandom/lib/alea.js';
    const [own, other] = [await inBuilds(name), requireOfTensor(name)].map((alea) => alea(seed));
    const words = Array.from({ length: 100 }, () => other.int32());
    expect(Array.from({ length: 100 }, () => own.int32())).toEqual(words);
    expect(own()).toBe(other());
  });
});

describe('ndarray in the builds', () => {
  /** @type {typeof whole} */
  let bundled;

  beforeAll(async () => {
    bundled = await inBuilds('ndarray');
  });

  const shapes = [[], [6], [2, 3], [3, 1, 2], [1, 2, 3, 1], [1, 1, 2, 1, 3]];
  const arrays = [Float32Array, Float64Array, Int32Array, Uint8Array];
  const cases = arrays.flatMap((Numbers) =>
    shapes.map((shape) => ({ type: Numbers.name, rank: shape.length, shape, Numbers })),
  );

  it.each(cases)('is the whole one for tensors: $type, $rank axes', ({ Numbers, shape }) => {
    const size = shape.reduce((product, extent) => product * extent, 1);
    const strides = shape.map((_, axis) => -shape.slice(axis + 1).reduce((a, b) => a * b, 1));
    const [own, other] = [bundled, whole].map((ndarray) => {
      const data = new Numbers(Array.from({ length: size }, (_, i) => i + 1));
      return ndarray(data, shape, strides, size - 1);
    });
    expect(facts(own)).toEqual(facts(other));
    const first = shape.map(() => 0);
    own.set(...first, 9);
    other.set(...first, 9);
    for (const view of ['lo', 'hi', 'step', 'transpose', 'pick']) {
      for (const args of [[], [1], [null, 1], shape.map((_, axis) => shape.length - 1 - axis)]) {
        // the views of ndarray take no axis twice
        if (view === 'transpose' && args.length !== shape.length) continue;
        if (view === 'step' && args.includes(0)) continue;
        expect(facts(own[view](...args)), `${view}(${args})`).toEqual(facts(other[view](...args)));
      }
    }
  });

  /** All that a view tells. @param {typeof whole} view */
  function facts(view) {
    const { data, shape, stride, offset, size, order, dimension, dtype } = view;
    const at = (shape ?? []).map(() => 0);
    const first = dimension >= 0 && size > 0 ? [view.get(...at), view.index(...at)] : [];
    return { data, shape, stride, offset, size, order, dimension, dtype, first };
  }
});
