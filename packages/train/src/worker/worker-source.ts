/**
 * The program of a worker, as text: it must not depend on how, or whether, a bundler changes the library. It loads the module
 * that makes the run, and leaves the rest to the run itself, since that brings the copy of the library that it is made with.
 */
export const workerSource = `
const port = typeof require === 'function' ? require('node:worker_threads').parentPort : self;
const sendable = (value) => {
  try {
    return structuredClone(value);
  } catch {
    return value instanceof Error ? new Error(value.message) : String(value);
  }
};
const told = (error) => {
  if (!(Object(error) === error && Symbol.for('@bp/error') in error)) return { thrown: sendable(error) };
  const { code, op, template, path, message, stack } = error;
  const values = Object.entries(error.values).map(([name, value]) => [name, sendable(value)]);
  return { code, op, template, values: Object.fromEntries(values), path, message, stack };
};
port.addEventListener('message', async ({ data: { start, module, config } }) => {
  if (!start) return;
  const fail = (noRun, got) => port.postMessage({ failed: { noRun, got } });
  try {
    let loaded;
    try {
      loaded = await import(module);
    } catch (error) {
      if (Object(error) === error && Symbol.for('@bp/error') in error) throw error;
      return fail('module', String((error && error.message) || error));
    }
    // A module of CommonJS that was an ES module once has its default export within.
    const make = typeof loaded.default === 'function' ? loaded.default : loaded.default?.default;
    if (typeof make !== 'function') return fail('function', typeof loaded.default);
    const run = await make(config);
    const serve = run?.[Symbol.for('@bp/train/serve')];
    if (typeof serve !== 'function') return fail('run', run === null ? 'null' : typeof run);
    await serve.call(run, port, start);
  } catch (error) {
    port.postMessage({ failed: told(error) });
  }
});
`;
