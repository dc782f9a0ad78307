import { ASLEEP, DONE, FAILED, KERNEL, MAIL, PARTS, PIECES, PROGRAM, READ, WORD } from './control';

/** For how long a thread looks for the next job before it sleeps, in milliseconds. */
const PATIENCE = 0.05;

/**
 * The program of a thread, as text: it must not depend on how, or whether, a bundler changes the library.
 *
 * It returns from `work` only to receive messages. What it reads of a job it reads after having taken a piece of it: until
 * that is done, the job stays what it is.
 */
export const workerSource = /* @__PURE__ */ (() => `
const port = typeof require === 'function' ? require('node:worker_threads').parentPort : self;
const programs = new Map();
let control, self_, read = 0;
port.onmessage = ({ data }) => {
  const { id, module, memory, scratch } = data;
  if (data.control) {
    control = data.control;
    self_ = data.index;
  } else if (module) {
    const host = new Proxy({}, { get: () => () => 0 });
    const { exports } = new WebAssembly.Instance(module, { env: { memory }, host });
    programs.set(id, { exports, scratch: scratch[self_] });
  } else programs.delete(id);
  Atomics.store(control, ${READ} + self_, ++read);
  if (data.control) port.postMessage('ready');
  work();
};
function work() {
  let spins = 0;
  let idle = 0;
  for (;;) {
    const word = Atomics.load(control, ${WORD});
    if (Atomics.load(control, ${MAIL}) !== read) return;
    const back = word & 255;
    if (((word >> 8) & 255) === back) {
      if (++spins & 63) continue;
      const now = performance.now();
      if (idle === 0) idle = now;
      if (now - idle < ${PATIENCE}) continue;
      Atomics.store(control, ${ASLEEP}, 1);
      Atomics.wait(control, ${WORD}, word);
      idle = 0;
      continue;
    }
    if (Atomics.compareExchange(control, ${WORD}, word, word - 1) !== word) continue;
    const { exports, scratch } = programs.get(control[${PROGRAM}]);
    const parts = control[${PARTS}];
    const pieces = control[${PIECES}];
    const from = Math.floor(((back - 1) * parts) / pieces);
    try {
      exports[control[${KERNEL}]](from, Math.floor((back * parts) / pieces), scratch);
    } catch {
      Atomics.store(control, ${FAILED}, 1);
    }
    Atomics.add(control, ${DONE}, 1);
    idle = spins = 0;
  }
}`)();
