// Pages without a bundler, which serve their `node_modules`: by the import map of the front page, and by workers, which know no
// import maps and so name the one file that holds every package.
import { join } from 'node:path';
import { openPage } from './chromium.mjs';
import { differences } from './outcomes.mjs';
import { documentOf, PAGE_OF_WORKER, pageWith, TRAIN_WORKER, WORKER } from './programs.mjs';
import { compiled, write } from './sample.mjs';

/** The folder of what a worker loads. */
const OF_WORKER = 'of-worker';

const address = (/** @type {string} */ name) =>
  `new URL('./${OF_WORKER}/${name}', import.meta.url)`;

/** @typedef {{ title: string, page: string, script: string, leavesOut?: string[] }} PlainPage */

/** @type {PlainPage[]} */
const PAGES = [
  {
    title: 'import map, and fitInWorker with an address',
    page: 'address',
    script: pageWith(address('make-run.js')),
  },
  {
    title: 'import map, and fitInWorker with a module worker',
    page: 'worker',
    script: pageWith(`new Worker(${address('train.worker.js')}, { type: 'module' })`),
  },
  {
    title: 'a module worker that trains by itself',
    page: 'alone',
    script: PAGE_OF_WORKER,
    leavesOut: ['explained', 'worker'],
  },
];

/**
 * @param {import('./project.mjs').Project} project
 * @param {string} map the import map of pages that serve their `node_modules`
 * @returns {import('./project.mjs').Row[]}
 */
export function pageRows({ folder, sources, expected }, map) {
  const laid = layPages(join(folder, 'plain'), sources, map);
  return PAGES.map(({ title, page, leavesOut = [] }) => ({
    title: `page without a bundler: ${title}`,
    async look() {
      await laid;
      const wanted = Object.entries(expected).filter(([name]) => !leavesOut.includes(name));
      const found = await openPage(folder, `plain/${page}.html`);
      const findings = differences(Object.fromEntries(wanted), found);
      return { summary: 'the same bits in Chromium', findings };
    },
  }));
}

/** @param {string} folder @param {import('./sample.mjs').Files} sources @param {string} map */
async function layPages(folder, sources, map) {
  const modules = await compiled(sources, 'esm');
  write(folder, modules);
  for (const { page, script } of PAGES) {
    const html = documentOf(`./${page}.js`, map);
    write(folder, { [`${page}.js`]: script, [`${page}.html`]: html });
  }
  const ofWorker = { ...modules, 'train.worker.js': TRAIN_WORKER, 'worker.js': WORKER };
  const named = Object.entries(ofWorker).map(([name, text]) => [name, fromOneFile(text)]);
  write(join(folder, OF_WORKER), Object.fromEntries(named));
}

/** The same module with every package from the one file of `@bp/all`. @param {string} text */
export function fromOneFile(text) {
  return text.replaceAll(/(['"])@bp\/\w+\1/g, "'/node_modules/@bp/all/dist/browser/bp.js'");
}
