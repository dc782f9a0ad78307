// Fails where a published package would not do for its users: manifest, types, size, tarball, or life in a fresh project.
//   pnpm verify:packages (which builds first)
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './child.mjs';
import { contentFindings } from './verify-packages/contents.mjs';
import { doorFindings, openDoors } from './verify-packages/doors.mjs';
import { installFresh } from './verify-packages/fresh-project.mjs';
import { medianImportTime } from './verify-packages/import-time.mjs';
import { publintFindings, typeFindings } from './verify-packages/manifests.mjs';
import { packReported } from './verify-packages/pack.mjs';
import { pageFindings } from './verify-packages/pages.mjs';
import {
  COMPILED,
  EXPLAINING,
  EXPLAINING_IN_KOREAN,
  FITTING,
  fromAll,
  TRAINING,
  WORKER,
  WORKER_AT_FIRST,
} from './verify-packages/programs.mjs';
import { Report } from './verify-packages/report.mjs';
import { boundFindings, bytes, sizeTable } from './verify-packages/size-table.mjs';
import { measureDoor, measureProgram } from './verify-packages/sizes.mjs';
import { trainingFindings } from './verify-packages/training.mjs';
import { checkTypes } from './verify-packages/types.mjs';
import { publishedPackages } from './workspace/published.mjs';

/** @typedef {import('./verify-packages/pack.mjs').PackedPackage} PackedPackage */

/**
 * @typedef {object} MeasuredProgram
 * @property {string} title
 * @property {string} source
 * @property {number} bound
 * @property {{ bound: number, goal: number, conditions?: string[] }} production with what a bundler is told besides
 */

/**
 * What a program may weigh, minified and compressed by gzip -9, as it is and as bundlers make it for production. A bound goes
 * up only for what users see, with the reason in its commit; whoever makes a program smaller lowers it. The goals are those of
 * production; none is reached yet. What is loaded on demand does not count. 1 KB is 1000 bytes.
 *
 * @type {MeasuredProgram[]}
 */
const PROGRAMS = [
  {
    title: 'training program',
    source: TRAINING,
    bound: 67_150,
    production: { bound: 62_800, goal: 40_000 },
  },
  {
    title: 'compiled training program',
    source: COMPILED,
    bound: 84_400,
    production: { bound: 78_900, goal: 52_000 },
  },
  {
    title: 'training program that explains',
    source: EXPLAINING,
    bound: 90_650,
    production: { bound: 85_700, goal: 76_500 },
  },
  {
    title: 'training program that explains in Korean',
    source: EXPLAINING_IN_KOREAN,
    bound: 94_450,
    production: { bound: 89_550, goal: 80_500 },
  },
  {
    title: 'program with fit',
    source: FITTING,
    bound: 109_000,
    production: { bound: 100_050, goal: 60_000 },
  },
  {
    title: 'worker that trains',
    source: WORKER,
    bound: 109_300,
    production: { bound: 100_600, goal: 60_000 },
  },
  {
    title: 'worker that trains later',
    source: WORKER_AT_FIRST,
    bound: 65_200,
    production: { bound: 40_900, goal: 40_000, conditions: ['wasm-on-demand'] },
  },
];

/** How else than by `import` a door is opened. @type {[how: 'import' | 'require', ...flags: string[]][]} */
const OTHER_WAYS = [
  ['require'],
  ['import', '--conditions=production'],
  ['require', '--conditions=production'],
];

const report = new Report();
const packages = publishedPackages(root);
const names = packages.map(({ name }) => name);
const doors = packages.flatMap((one) => one.doors);
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'bp-packages-'));
try {
  const packed = await packReported(report, root, packages, folder);
  if (packed) {
    await checkTarballs(packed);
    await checkSizes();
    await checkProject(packed);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(report.summary);
process.exitCode = report.failed > 0 ? 1 : 0;

/** @param {PackedPackage[]} packed */
async function checkTarballs(packed) {
  /** @type {[title: string, look: (one: PackedPackage) => string[] | Promise<string[]>][]} */
  const checks = [
    ['publint', ({ tarball }) => publintFindings(tarball)],
    ['are the types wrong', ({ tarball }) => typeFindings(tarball)],
    ['what tarballs hold', ({ unpacked }) => contentFindings(unpacked)],
  ];
  for (const [title, look] of checks) {
    await report.check(title, async () => {
      const findings = [];
      for (const one of packed) {
        findings.push(...(await look(one)).map((finding) => `${one.name} ${finding}`));
      }
      return { summary: `${packed.length} packages`, findings };
    });
  }
}

async function checkSizes() {
  const where = join(folder, 'unpacked');
  /** @type {import('./verify-packages/size-table.mjs').Row[]} */
  const rows = [];
  for (const { title, source, bound, production } of PROGRAMS) {
    await checkSize(title, source, [], bound, '');
    const goal = `; the goal is ${bytes(production.goal)}`;
    const conditions = ['production', ...(production.conditions ?? [])];
    await checkSize(`${title} for production`, source, conditions, production.bound, goal);
  }
  await report.check('size of each door', async () => {
    for (const { name, doors } of packages) {
      const others = names.filter((other) => other !== name);
      for (const door of doors) rows.push(await measureDoor(where, door, others));
    }
    return { summary: 'without the packages it imports' };
  });
  console.log(sizeTable(rows));

  /** @param {string} title @param {string} source @param {string[]} conditions @param {number} bound @param {string} goal */
  async function checkSize(title, source, conditions, bound, goal) {
    await report.check(`size of a ${title}`, async () => {
      const { findings, ...size } = await measureProgram(where, title, source, conditions);
      rows.push({ ...size, bound });
      const summary = `${bytes(size.gzip)} of ${bytes(bound)} bytes${goal}`;
      return { summary, findings: [...findings, ...boundFindings(size.gzip, bound)] };
    });
    await report.check(`size of a ${title} that imports @bp/all`, async () => {
      const alone = rows.find((row) => row.title === title)?.minified ?? 0;
      const { minified, findings } = await measureProgram(
        where,
        title,
        fromAll(source),
        conditions,
      );
      // The same code in another order, in which names may come out a byte longer.
      const larger = minified > 1.001 * alone ? [`${minified} bytes minified, not ${alone}`] : [];
      return { summary: 'no larger', findings: [...findings, ...larger] };
    });
  }
}

/** @param {PackedPackage[]} packed */
async function checkProject(packed) {
  const project = join(folder, 'project');
  const installed = await report.check('npm install in a fresh project', async () => {
    const findings = await installFresh(project, packed);
    return { summary: `${packed.length} tarballs`, findings };
  });
  if (!installed) return;
  await report.check('import and require', async () => {
    const imported = await openDoors(project, doors, 'import');
    const findings = [];
    for (const [how, ...flags] of OTHER_WAYS) {
      const others = await openDoors(project, doors, how, flags);
      findings.push(...doorFindings(imported, others));
    }
    return { summary: `${doors.length} doors, for development and production`, findings };
  });
  for (const resolution of /** @type {const} */ (['bundler', 'node16', 'nodenext'])) {
    await report.check(`types under ${resolution}`, async () => {
      await checkTypes(project, doors, resolution);
      return { summary: `${doors.length} doors` };
    });
  }
  await report.check('types under the oldest TypeScript', async () => {
    for (const resolution of /** @type {const} */ (['bundler', 'node16'])) {
      await checkTypes(project, doors, resolution, 'typescript-oldest');
    }
    return { summary: `${doors.length} doors` };
  });
  await report.check('the programs of the front page', async () => {
    const findings = await pageFindings(project, readFileSync(join(root, 'README.md'), 'utf8'));
    return { summary: 'as they stand', findings };
  });
  for (const { title, source } of PROGRAMS) {
    await report.check(title, async () => {
      const findings = await trainingFindings(project, source);
      return { summary: 'ESM and CommonJS, for development and production', findings };
    });
  }
  const usual = ['@bp/tensor', '@bp/layers', '@bp/losses', '@bp/optim'];
  const alone = await medianImportTime(project, usual.slice(0, 1));
  const together = await medianImportTime(project, usual);
  console.log(
    `       import time: @bp/tensor ${alone.toFixed(0)} ms, with layers, losses and optim ${together.toFixed(0)} ms`,
  );
}
