// The sample, and every door, checked by a compiler against an installation.
import { join } from 'node:path';
import { checkFiles, compilerOf, RESOLUTIONS, typedProgram } from '../verify-packages/types.mjs';
import { readManifest } from '../workspace/published.mjs';
import { typed, write } from './sample.mjs';
import { TYPESCRIPTS } from './tools.mjs';

/** @param {import('./project.mjs').Project} project @returns {import('./project.mjs').Row[]} */
export function typescriptRows({ folder, sources, doors, tool }) {
  const own = /** @type {const} */ (['typescript-oldest', 'typescript']).map((name) => {
    const tsc = compilerOf(name);
    const { version } = readManifest(join(tsc, '../..'));
    return { version, compiler: async () => tsc };
  });
  const others = TYPESCRIPTS.map((version) => ({
    version,
    compiler: async () => (await tool(`TypeScript ${version}`)).program,
  }));
  const resolutions = /** @type {(keyof typeof RESOLUTIONS)[]} */ (Object.keys(RESOLUTIONS));
  return [...own, ...others].flatMap(({ version, compiler }) =>
    resolutions.map((resolution) => ({
      title: `TypeScript ${version} under ${resolution}`,
      async look() {
        const place = join(folder, 'types', `${version}-${resolution}`);
        await checkSample(place, sources, doors, resolution, await compiler());
        return { summary: `the sample and ${doors.length} doors, strict` };
      },
    })),
  );
}

/**
 * Rejected, with what the compiler says, where a user's strict project does not check. Where the resolution tells modules
 * from CommonJS, the project is checked as both.
 *
 * @param {string} folder within the project, for this check alone
 * @param {import('./sample.mjs').Files} sources
 * @param {string[]} doors
 * @param {keyof typeof RESOLUTIONS} resolution
 * @param {string} tsc
 */
export async function checkSample(folder, sources, doors, resolution, tsc) {
  const { files: programs } = RESOLUTIONS[resolution];
  for (const file of programs) write(folder, { [file]: typedProgram(doors) });
  /** @type {('module' | 'commonjs')[]} */
  const kinds = resolution === 'bundler' ? ['module'] : ['module', 'commonjs'];
  for (const kind of kinds) write(join(folder, kind), { ...sources, ...typed(kind) });
  const files = kinds.flatMap((kind) => Object.keys(sources).map((name) => `${kind}/${name}`));
  await checkFiles(folder, [...programs, ...files], resolution, tsc);
}
