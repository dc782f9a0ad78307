// A training program, run from an installation in both module systems of Node.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { output } from './command.mjs';
import { lossFindings } from './programs.mjs';

const OTHERS = [
  ['CommonJS', 'train.cjs'],
  ['ESM for production', '--conditions=production', 'train.mjs'],
  ['CommonJS for production', '--conditions=production', 'train.cjs'],
];

/**
 * @param {string} project
 * @param {string} source a program of programs.mjs
 * @returns {Promise<string[]>} what is wrong with what it printed, a line each
 */
export async function trainingFindings(project, source) {
  const { code } = await transform(source, { format: 'cjs' });
  writeFileSync(join(project, 'train.mjs'), source);
  writeFileSync(join(project, 'train.cjs'), code);
  const imported = await output(process.execPath, ['train.mjs'], project);
  const findings = lossFindings(imported);
  for (const [build, ...args] of OTHERS) {
    const printed = await output(process.execPath, args, project);
    if (printed !== imported)
      findings.push(`ESM gives ${imported.trim()}, ${build} ${printed.trim()}`);
  }
  return findings;
}
