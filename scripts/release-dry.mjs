// Rehearses a release: packs what the registry would get, and uses it as users do: with other releases of Node, in Deno and
// Bun, under other TypeScripts, bundled, in pages, and over a change that breaks.
//   pnpm release:dry (which builds first), or node scripts/release-dry.mjs "TypeScript 7" for some of its rows
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './child.mjs';
import { importMap } from './import-map.mjs';
import { atMost } from './release-dry/at-most.mjs';
import { breakingRow } from './release-dry/breaking.mjs';
import { differences, learningFindings } from './release-dry/outcomes.mjs';
import { pageRows } from './release-dry/pages.mjs';
import { checkRows, conclude } from './release-dry/rows.mjs';
import { run, runtimeRows } from './release-dry/runtimes.mjs';
import { layPrograms, readSample } from './release-dry/sample.mjs';
import { siteRows } from './release-dry/sites.mjs';
import { fetchTool, TOOLS } from './release-dry/tools.mjs';
import { typescriptRows } from './release-dry/typescript.mjs';
import { installFresh } from './verify-packages/fresh-project.mjs';
import { packReported } from './verify-packages/pack.mjs';
import { Report } from './verify-packages/report.mjs';
import { publishedPackages } from './workspace/published.mjs';

/** @typedef {import('./release-dry/project.mjs').Project} Project */
/** @typedef {import('./verify-packages/pack.mjs').PackedPackage} PackedPackage */

/** What the titles of the rows have in them that are wanted. */
const [wanted = ''] = process.argv.slice(2);

const report = new Report(console.log, 'release:dry');
const packages = publishedPackages(root);
const sources = readSample(root);
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'bp-release-'));
const tool = startDownloads();
try {
  const packed = await packReported(report, root, packages, folder);
  const project = packed && (await prepare(packed));
  if (packed && project) {
    const rows = [
      // what takes longest first
      breakingRow(project, root, join(folder, 'breaking'), packed),
      ...siteRows(project),
      ...runtimeRows(project),
      ...typescriptRows(project),
      ...pageRows(project, importMap('/node_modules/@bp/', '/node_modules/')),
    ].filter(({ title }) => title.includes(wanted));
    if (rows.length === 0) throw new Error(`there is no row '${wanted}'`);
    await checkRows(rows, report);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = conclude(report);

/** Downloads every tool while other things go on; who asks for one waits for it, or is told why there is none. */
function startDownloads() {
  const cache = join(root, 'node_modules/.cache/release-dry');
  mkdirSync(cache, { recursive: true });
  const inTurn = atMost(2);
  const fetched = new Map(
    Object.keys(TOOLS).map((title) => [title, inTurn(() => fetchTool(title, cache))]),
  );
  // told by the rows that need them
  for (const download of fetched.values()) download.catch(() => {});
  return async (/** @type {string} */ title) => {
    const download = fetched.get(title);
    if (!download) throw new Error(`${title} is not in the table of tools`);
    return download;
  };
}

/** @param {PackedPackage[]} packed @returns {Promise<Project | undefined>} none where the rows would have nothing to look at */
async function prepare(packed) {
  const place = join(folder, 'project');
  const installed = await report.check('npm install in a fresh project', async () => {
    const findings = await installFresh(place, packed);
    return { summary: `${packed.length} tarballs`, findings };
  });
  if (!installed) return undefined;
  const programs = await layPrograms(place, sources);
  /** @type {Project | undefined} */
  let project;
  await report.check(
    `Node ${process.versions.node}, by which all others are measured`,
    async () => {
      const expected = await run(process.execPath, [programs.esm], place);
      const doors = packages.flatMap((one) => one.doors);
      project = { folder: place, doors, sources, programs, expected, tool };
      const again = await run(process.execPath, [programs.esm], place);
      const findings = [...learningFindings(expected), ...differences(expected, again, 'again: ')];
      return { summary: 'trains, twice the same', findings };
    },
  );
  return project;
}
