// What can run a step. All of them must give the same bits: the first one is what the others are compared with, and
// another one takes part in every comparison by one entry here.
import { compile, useThreads } from '@bp/compile';
import { setBackend } from '@bp/tensor';
import { writeAtOnce } from '@bp/tensor/wasm';

/** @typedef {(...args: any[]) => any} Step */

/**
 * @typedef {object} Backend
 * @property {string} title
 * @property {() => unknown} [start] to be awaited before its first use, where there is something to start
 * @property {() => unknown} [stop] to be awaited after its last use
 * @property {() => void} use has all kernels run here from now on
 * @property {<S extends Step>(step: S) => S} prepare what to call instead of a step
 * @property {number} calls how often that is called until all it does runs here
 */

/** @template {Step} S @param {S} step */
const asItIs = (step) => step;

/** @template {Step} S @param {S} step @returns {S} */
const compiled = (step) => /** @type {any} */ (compile(step, { name: 'step' }));

const interpreted = () => setBackend('reference');

const inWasm = () => {
  setBackend('wasm');
  writeAtOnce(true);
};

/** @satisfies {Readonly<Record<string, Backend>>} */
export const BACKENDS = {
  reference: { title: 'reference', use: interpreted, prepare: asItIs, calls: 1 },
  wasm: { title: 'eager WASM', use: inWasm, prepare: asItIs, calls: 1 },
  compiled: { title: 'compiled', use: inWasm, prepare: compiled, calls: 3 },
  threads: {
    title: 'two threads',
    start: () => useThreads(2),
    stop: () => useThreads(1),
    use: inWasm,
    prepare: compiled,
    calls: 3,
  },
};

/** Back to what the library does by itself. */
export function useUsual() {
  setBackend('wasm');
  writeAtOnce(false);
}
