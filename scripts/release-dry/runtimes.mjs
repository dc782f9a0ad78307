// The sample, run by other releases of Node, by Deno and by Bun from an installation.
import { output } from '../verify-packages/command.mjs';
import { differences, readOutcome } from './outcomes.mjs';
import { NODES } from './tools.mjs';

/** @typedef {import('./outcomes.mjs').Outcome} Outcome */
/** @typedef {import('./project.mjs').Project} Project */
/** @typedef {{ name: string, args: string[], file: string }} Way */

/** A slow machine is no failure; this only ends what hangs. */
const PATIENCE = 600_000;

/** In a user's project, with nothing from elsewhere. */
const ALONE = { DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' };

/**
 * @param {string} program
 * @param {string[]} args
 * @param {string} project
 * @returns {Promise<Outcome>}
 */
export async function run(program, args, project) {
  return readOutcome(await output(program, args, project, { env: ALONE, timeout: PATIENCE }));
}

/** @param {Project} project @returns {import('./project.mjs').Row[]} */
export function runtimeRows(project) {
  const { esm } = project.programs;
  /** @type {[title: string, ways: Way[]][]} */
  const rows = [
    ...NODES.map(
      (version) =>
        /** @type {[string, Way[]]} */ ([`Node ${version}`, waysOfNode(project.programs)]),
    ),
    ['Deno', [{ name: 'ESM', args: ['run', '--allow-all', '--no-remote'], file: esm }]],
    ['Bun', [{ name: 'ESM', args: ['run'], file: esm }]],
  ];
  return rows.map(([title, ways]) => ({
    title,
    async look() {
      const { program } = await project.tool(title);
      const findings = await runtimeFindings(program, ways, project.folder, project.expected);
      return { summary: `the same bits by ${ways.map(({ name }) => name).join(', ')}`, findings };
    },
  }));
}

/** How Node runs the sample. @param {{ esm: string, cjs: string }} programs @returns {Way[]} */
function waysOfNode({ esm, cjs }) {
  const kinds = [
    { name: 'ESM', file: esm },
    { name: 'CommonJS', file: cjs },
  ];
  return [[], ['--conditions=production']].flatMap((args) =>
    kinds.map(({ name, file }) => ({
      name: args.length > 0 ? `${name} for production` : name,
      args,
      file,
    })),
  );
}

/**
 * What differs from the expected outcome, in whichever way the sample is run.
 *
 * @param {string} program
 * @param {Way[]} ways
 * @param {string} project
 * @param {Outcome} expected
 * @returns {Promise<string[]>}
 */
export async function runtimeFindings(program, ways, project, expected) {
  const findings = [];
  for (const { name, args, file } of ways) {
    const found = await run(program, [...args, file], project).catch((error) => ({
      error: error.message,
    }));
    findings.push(...differences(expected, found, `${name}: `));
  }
  return findings;
}
