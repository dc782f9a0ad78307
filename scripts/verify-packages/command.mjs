// Runs a program and hands back what it prints.
import { execFile } from 'node:child_process';

/**
 * @param {string} program
 * @param {string[]} args
 * @param {string} cwd
 * @param {{ env?: Record<string, string>, timeout?: number }} [options] what the environment has besides, and how many ms it may take
 * @returns {Promise<string>} its standard output; rejected, with all that it printed, where it fails
 */
export function output(program, args, cwd, { env = {}, timeout = 0 } = {}) {
  // on Windows npm, pnpm and tar are found by a shell
  const shell = process.platform === 'win32' && program !== process.execPath;
  return new Promise((resolve, reject) => {
    const options = {
      cwd,
      shell,
      timeout,
      env: { ...process.env, ...env },
      encoding: /** @type {const} */ ('utf8'),
      maxBuffer: 2 ** 26,
    };
    execFile(program, args, options, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const ended = error.killed && timeout > 0 ? `it took more than ${timeout / 1000} s\n` : '';
      const printed = ended + (`${stdout}${stderr}`.trim() || error.message);
      reject(new Error(`${program} ${args[0]} failed\n${printed}`));
    });
  });
}
