// What runs the sample: programs for Node and its like, and for pages.

/** What `makeRun` of the sample is given. */
const CONFIG = '{ lr: 0.1 }';

/** Trains here and in a worker, and prints all that came of it. */
export const MAIN = `import { fitInWorker } from '@bp/train';
import { explained } from './explained.js';
import { train } from './train.js';

const { fingerprint } = await fitInWorker(new URL('./make-run.js', import.meta.url), ${CONFIG});
console.log(JSON.stringify({ ...(await train()), explained: explained(), worker: fingerprint }));
`;

/** The same by CommonJS. */
export const MAIN_BY_REQUIRE = `const { pathToFileURL } = require('node:url');
const { fitInWorker } = require('@bp/train');
const { explained } = require('./explained.js');
const { train } = require('./train.js');

async function main() {
  const { fingerprint } = await fitInWorker(pathToFileURL(require.resolve('./make-run.js')), ${CONFIG});
  console.log(JSON.stringify({ ...(await train()), explained: explained(), worker: fingerprint }));
}

main();
`;

/** The same in a page of a bundler. The worker is a program of the page's own. */
export const PAGE = pageWith(
  "new Worker(new URL('./train.worker.js', import.meta.url), { type: 'module' })",
);

/** The program of that worker. */
export const TRAIN_WORKER = `import { serveRun } from '@bp/train';
import makeRun from './make-run.js';

serveRun(makeRun);
`;

/** A page that trains in a module worker by the worker's own means. */
export const PAGE_OF_WORKER = `const worker = new Worker('./of-worker/worker.js', { type: 'module' });
worker.onmessage = ({ data }) => {
  globalThis.outcome = data;
};
worker.onerror = ({ message }) => {
  globalThis.outcome = { error: String(message) };
};
`;

/** The program of that one. */
export const WORKER = `import { train } from './train.js';

train().then(
  (outcome) => postMessage(JSON.parse(JSON.stringify(outcome))),
  (error) => postMessage({ error: String(error) }),
);
`;

/**
 * The same in a page, which leaves it in `globalThis.outcome`.
 *
 * @param {string} worker an expression: what `fitInWorker` trains in
 */
export function pageWith(worker) {
  return `import { fitInWorker } from '@bp/train';
import { explained } from './explained.js';
import { train } from './train.js';

async function main() {
  const { fingerprint } = await fitInWorker(${worker}, ${CONFIG});
  return { ...(await train()), explained: explained(), worker: fingerprint };
}

main().then(
  (outcome) => (globalThis.outcome = outcome),
  (error) => (globalThis.outcome = { error: String(error) }),
);
`;
}

/**
 * A document that runs a module.
 *
 * @param {string} script its address
 * @param {string} [map] an import map, as JSON
 */
export function documentOf(script, map) {
  const head = map ? `<script type="importmap">${map}</script>\n` : '';
  // browsers ask for an icon, unless there is one
  return `<!doctype html>
<meta charset="utf-8">
<link rel="icon" href="data:,">
${head}<script type="module" src="${script}"></script>
`;
}
