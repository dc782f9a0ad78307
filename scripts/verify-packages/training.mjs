// A training program, run from an installation in both module systems of Node.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { output } from './command.mjs';
import { lossFindings } from './programs.mjs';

/**
 * @param {string} project
 * @param {string} source a program of programs.mjs
 * @returns {Promise<string[]>} what is wrong with what it printed, a line each
 */
export async function trainingFindings(project, source) {
  const { code } = await transform(source, { format: 'cjs' });
  const imported = await runProgram(project, 'train.mjs', source);
  const required = await runProgram(project, 'train.cjs', code);
  const findings = lossFindings(imported);
  if (imported === required) return findings;
  return [...findings, `ESM gives ${imported.trim()}`, `CommonJS gives ${required.trim()}`];
}

/** @param {string} project @param {string} file @param {string} source */
async function runProgram(project, file, source) {
  writeFileSync(join(project, file), source);
  return output(process.execPath, [file], project);
}
