// Runs another program and ends as it ends.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The exit code of what Ctrl-C has ended. */
export const INTERRUPTED = 128 + constants.signals.SIGINT;

/**
 * Runs a program in the root folder, on this terminal.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {object} [options]
 * @param {boolean} [options.quiet] show what it prints only if it fails
 * @param {(message: unknown) => void} [options.onMessage] called with what a program of Node sends to its parent
 * @returns {Promise<number>} its exit code; 128 + n if signal n ended it, as in a shell
 */
export function run(command, args, { quiet = false, onMessage } = {}) {
  // on Windows npx and pnpm are scripts, which only a shell can start
  const shell = process.platform === 'win32' && command !== process.execPath;
  const own = quiet ? 'pipe' : 'inherit';
  /** @type {import('node:child_process').StdioOptions} */
  const stdio = [own, own, own, ...(onMessage ? /** @type {const} */ (['ipc']) : [])];
  const child = spawn(command, args, { cwd: root, env: environment(), shell, stdio });
  if (onMessage) child.on('message', onMessage);
  /** @type {Uint8Array[]} */
  const printed = [];
  child.stdout?.on('data', (chunk) => printed.push(chunk));
  child.stderr?.on('data', (chunk) => printed.push(chunk));
  const release = passSignals(child);
  return new Promise((resolve) => {
    child.on('error', (error) => {
      release();
      console.error(`bp: cannot run ${command}: ${error.message}`);
      resolve(127);
    });
    child.on('close', (code, signal) => {
      release();
      const status = code ?? 128 + (signal ? constants.signals[signal] : 0);
      if (status !== 0) process.stderr.write(Buffer.concat(printed));
      resolve(status);
    });
  });
}

function environment() {
  return { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' };
}

/**
 * The child decides what an interrupt means, and this process waits for it: Ctrl-C reaches both.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function passSignals(child) {
  const onInterrupt = () => {};
  const onTerminate = () => child.kill('SIGTERM');
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onTerminate);
  return () => {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onTerminate);
  };
}
