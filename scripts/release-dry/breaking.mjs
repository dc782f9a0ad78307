// A change that breaks, as users live through it: their program fails with the new release, and holds again once they have done
// what the changelog says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installFresh } from '../verify-packages/fresh-project.mjs';
import { compilerOf } from '../verify-packages/types.mjs';
import { changesIn, migrated, newestEntry } from './migration.mjs';
import { differences } from './outcomes.mjs';
import { plantRelease, RENAMED } from './planted.mjs';
import { run } from './runtimes.mjs';
import { layPrograms } from './sample.mjs';
import { checkSample } from './typescript.mjs';

/** @typedef {import('../verify-packages/pack.mjs').PackedPackage} PackedPackage */
/** @typedef {import('./project.mjs').Project} Project */

/** What the type check and the program say where they fail. @typedef {{ types: string, program: string }} Failures */

/**
 * @param {Project} project
 * @param {string} root
 * @param {string} folder
 * @param {PackedPackage[]} packed the release that users have
 * @returns {import('./project.mjs').Row}
 */
export function breakingRow(project, root, folder, packed) {
  return {
    title: 'a change that breaks',
    async look() {
      // a project of its own, since others look at the first one
      const own = { ...project, folder: join(folder, 'downstream') };
      const findings = [...(await installFresh(own.folder, packed))];
      findings.push(...holdFindings('before it', await tryOut(own)));
      const next = await plantRelease(root, packed, join(folder, 'next'));
      findings.push(...(await installFresh(own.folder, next)));
      findings.push(...breakFindings(await tryOut(own)));
      const changelog = join(own.folder, 'node_modules/@bp/train/CHANGELOG.md');
      const changes = changesIn(newestEntry(readFileSync(changelog, 'utf8')));
      const { files, unused } = migrated(own.sources, changes);
      findings.push(...unused.map(({ before }) => `nothing in the sample is '${before}'`));
      const after = await tryOut({ ...own, sources: files });
      findings.push(...holdFindings('after what the changelog says', after));
      return { summary: 'fails, and holds again after what the changelog says', findings };
    },
  };
}

/** @param {Project} project @returns {Promise<Failures>} */
async function tryOut(project) {
  const { folder, sources, doors, expected } = project;
  const message = (/** @type {Error} */ error) => error.message;
  const place = join(folder, 'types');
  const types = await checkSample(place, sources, doors, 'nodenext', compilerOf('typescript')).then(
    () => '',
    message,
  );
  const { esm } = await layPrograms(folder, sources);
  const program = await run(process.execPath, [esm], folder).then(
    (found) => differences(expected, found).join('\n'),
    message,
  );
  return { types, program };
}

/** @param {string} when @param {Failures} failures */
export function holdFindings(when, { types, program }) {
  return [
    ...(types ? [`${when} it does not check: ${types}`] : []),
    ...(program ? [`${when} it does not run: ${program}`] : []),
  ];
}

/**
 * A program that uses what has been renamed must fail, by what has been renamed: the compiler names all of it, the engine the
 * first that it meets.
 *
 * @param {Failures} failures
 */
export function breakFindings({ types, program }) {
  const names = Object.keys(RENAMED);
  const untold = names.filter((name) => !types.includes(name));
  return [
    ...untold.map(
      (name) => `the type check does not tell that ${name} is gone: ${types || 'it passes'}`,
    ),
    ...(names.some((name) => program.includes(name))
      ? []
      : [`the program does not tell what is gone: ${program || 'it runs'}`]),
  ];
}
