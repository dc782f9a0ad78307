import { shared } from '../../process/state';

const chosen = /* @__PURE__ */ shared('wasm.atOnce', () => ({ atOnce: false }));

/** Whether every kernel that can gets its code at the first call, instead of when that has paid. */
export function writesAtOnce(): boolean {
  return chosen.atOnce;
}

/** For tests: has every kernel that can run in WebAssembly, from the first call on. */
export function writeAtOnce(on: boolean): void {
  chosen.atOnce = on;
}
