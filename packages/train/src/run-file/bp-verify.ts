#!/usr/bin/env node
import { readRunFile } from './read-run-file';
import type { RunFile } from './run-file';
import { type RunMismatch, verifyRun } from './verify-run';
import { installedVersions, versions } from './versions';

/** What of Node is needed. */
interface Node {
  readonly argv: readonly string[];
  exitCode: number;
  readonly stdout: { write(text: string): void };
  readonly stderr: { write(text: string): void; readonly isTTY?: boolean };
  getBuiltinModule(name: 'node:fs/promises'): {
    readFile(path: string, encoding: 'utf8'): Promise<string>;
    access(path: string): Promise<void>;
  };
  getBuiltinModule(name: 'node:path'): {
    dirname(path: string): string;
    resolve(...parts: string[]): string;
  };
  getBuiltinModule(name: 'node:url'): { pathToFileURL(path: string): URL };
}

const { process: node } = globalThis as unknown as { process: Node };

const USAGE = `Repeats the run of a run file, and compares it bit by bit.

  bp-verify run.json [--other-versions]

It imports the module that the file names, and so runs its code.
  --other-versions   go on where packages have other versions than those that made the run

Exit code 0: the same bits; 1: something differs; 2: it could not be repeated.
`;

const OPTIONS = ['--other-versions', '--help', '-h'];

/** Why the run could not be repeated, for the user. */
class NotRepeated extends Error {}

/** @returns the exit code */
async function main(given: readonly string[]): Promise<number> {
  const flags = given.filter((one) => one.startsWith('-'));
  const paths = given.filter((one) => !one.startsWith('-'));
  if (flags.includes('--help') || flags.includes('-h')) {
    node.stdout.write(USAGE);
    return 0;
  }
  const unknown = flags.find((flag) => !OPTIONS.includes(flag));
  if (unknown !== undefined) throw new NotRepeated(`there is no option ${unknown}\n\n${USAGE}`);
  if (paths.length !== 1) throw new NotRepeated(`give it one run file\n\n${USAGE}`);
  const { dirname, resolve } = node.getBuiltinModule('node:path');
  const path = resolve(paths[0]);
  const file = readRunFile(await textOf(path));
  const module = resolve(dirname(path), file.module);
  const makeRun = await loaded(module, file.module);
  const others = otherVersions(file, module);
  if (others.length > 0 && !flags.includes('--other-versions')) {
    throw new NotRepeated(
      `the run was made with other versions, so its bits may differ: ${others.join('; ')}. Install those, or add --other-versions to compare all the same`,
    );
  }
  const progress = new Progress(file);
  const { same, first, position } = await verifyRun(file, makeRun, {
    onProgress: ({ epoch, update }) => progress.show(epoch, update),
  }).finally(() => progress.clear());
  if (same) {
    const { epoch, update } = position;
    const extent = `${count(update, 'batch', 'batches')}, ${count(epoch, 'epoch', 'epochs')}`;
    node.stdout.write(`same bits: ${extent}, fingerprint ${file.fingerprint}\n`);
    return 0;
  }
  node.stdout.write(`${inWords(first as RunMismatch)}\n`);
  for (const other of others) node.stdout.write(`made with ${other}\n`);
  const { engine } = versions();
  if (file.versions.engine !== engine)
    node.stdout.write(`made by ${file.versions.engine}, repeated by ${engine}\n`);
  return 1;
}

async function textOf(path: string): Promise<string> {
  try {
    return await node.getBuiltinModule('node:fs/promises').readFile(path, 'utf8');
  } catch (error) {
    throw new NotRepeated(`cannot read the run file: ${(error as Error).message}`);
  }
}

/** The function that makes the run. @param name - as the file has it */
async function loaded(module: string, name: string): Promise<(config: never) => unknown> {
  try {
    await node.getBuiltinModule('node:fs/promises').access(module);
  } catch {
    throw new NotRepeated(
      `the module ${name} that makes the run is not there; it belongs at ${module}, where the run file points to`,
    );
  }
  let exported: { default?: unknown };
  try {
    const { href } = node.getBuiltinModule('node:url').pathToFileURL(module);
    exported = (await import(href)) as typeof exported;
  } catch (error) {
    throw new NotRepeated(`the module ${name} cannot be loaded: ${wordsOf(error)}`);
  }
  // A module of CommonJS that was an ES module once has its default export within.
  const outer = exported.default as { default?: unknown } | undefined;
  const make = typeof outer === 'function' ? outer : outer?.default;
  if (typeof make === 'function') return make as (config: never) => unknown;
  throw new NotRepeated(
    `the module ${name} must have a function for its default export, got ${typeof outer}: export default (config) => new Run({ … })`,
  );
}

/** The packages whose versions are not those that made the run. */
function otherVersions(file: RunFile, module: string): string[] {
  const here = { ...versions(), ...installedVersions(module) };
  return Object.entries(file.versions)
    .filter(([name, version]) => name.startsWith('@bp/') && here[name] !== version)
    .map(([name, version]) => `${name} ${version}, here ${here[name] ?? 'not installed'}`);
}

function inWords({ what, update, epoch, batch, expected, got }: RunMismatch): string {
  const values = `${shown(expected)} in the file, ${shown(got)} now`;
  if (what === 'loss') {
    return `batch ${batch} of epoch ${epoch} (batch ${update} of all) differs: loss ${values}`;
  }
  if (what.startsWith('epoch.')) {
    return `epoch ${epoch} differs: ${what.slice('epoch.'.length)} ${values}`;
  }
  if (what === 'end') return `it ends differently, at batch ${update} of all: ${values}`;
  return what === 'fingerprint'
    ? `the weights at the end differ: fingerprint ${values}`
    : `the ${what} differs: ${values}`;
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A line on a terminal that tells how far it is; nothing elsewhere. */
class Progress {
  readonly #file: RunFile;
  #shown = 0;

  constructor(file: RunFile) {
    this.#file = file;
  }

  show(epoch: number, update: number): void {
    const now = performance.now();
    if (!node.stderr.isTTY || now - this.#shown < 100) return;
    this.#shown = now;
    const { position } = this.#file;
    const part = `${epoch} of ${position.epoch} epochs, ${update} of ${position.update} batches`;
    node.stderr.write(`\r\x1b[K${part}`);
  }

  clear(): void {
    if (this.#shown > 0) node.stderr.write('\r\x1b[K');
  }
}

try {
  node.exitCode = await main(node.argv.slice(2));
} catch (error) {
  const isForUser = error instanceof NotRepeated || 'code' in Object(error);
  const words = isForUser || !(error instanceof Error) ? wordsOf(error) : error.stack;
  node.stderr.write(`bp-verify: ${words}\n`);
  node.exitCode = 2;
}
