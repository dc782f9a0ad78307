import { BpError } from '@bp/tensor';
import type { Callback } from '../callbacks/callback';
import { type RunFile, type RunFileOptions, runFileOf, type WrittenRun } from './run-file';
import { installedVersions } from './versions';

const OP = 'writeRunFile';

/** What of Node is needed. */
interface NodeModules {
  (
    name: 'node:fs/promises',
  ): {
    writeFile(path: string, text: string): Promise<void>;
    rename(from: string, to: string): Promise<void>;
  };
  (
    name: 'node:path',
  ): {
    dirname(path: string): string;
    relative(from: string, to: string): string;
    resolve(path: string): string;
  };
  (name: 'node:url'): { fileURLToPath(url: string | URL): string };
}

/** How a run file is written: what it says, for the module as an address or a path. */
export interface WriteRunFileOptions extends RunFileOptions {
  /**
   * The module whose default export makes the run, such as `new URL('./make-run.js', import.meta.url)`, or a path from the working
   * directory; the file has it relative to itself.
   */
  readonly module: string | URL;
}

/**
 * Writes the run file of a run, in Node; a page offers the JSON of {@link runFileOf} for download. The whole new file is there, or
 * the old one.
 *
 * @param path - of the file
 * @param run - a `Run`, or the result of `fitInWorker`
 * @param options - see {@link WriteRunFileOptions}
 * @throws BpError as {@link runFileOf} does, and `BP_DEVICE` where there are no files; the error of Node where it cannot write
 * @example
 * function keep(run: Run, config: object) {
 *   return writeRunFile('run.json', run, { module: './make-run.js', config });
 * }
 */
export async function writeRunFile(
  path: string | URL,
  run: WrittenRun,
  { module, config }: WriteRunFileOptions,
): Promise<void> {
  const node = nodeModules();
  const { dirname, relative, resolve } = node('node:path');
  const { fileURLToPath } = node('node:url');
  const pathOf = (place: string | URL): string =>
    /^file:/.test(String(place)) ? fileURLToPath(place) : resolve(String(place));
  const file = pathOf(path);
  const maker = pathOf(module);
  const steps = relative(dirname(file), maker).replaceAll('\\', '/');
  const content = runFileOf(run, { module: steps.startsWith('.') ? steps : `./${steps}`, config });
  Object.assign(content.versions, installedVersions(maker));
  const { writeFile, rename } = node('node:fs/promises');
  await writeFile(`${file}.part`, textOf(content));
  await rename(`${file}.part`, file);
}

/** One line for each field, epoch and change; losses are many, and stand in one. */
function textOf(file: RunFile): string {
  const fields = Object.entries(JSON.parse(JSON.stringify(file))).map(([name, value]) => {
    const isRecords = Array.isArray(value) && typeof value[0] === 'object';
    const text = isRecords
      ? `[\n    ${value.map((one) => JSON.stringify(one)).join(',\n    ')}\n  ]`
      : JSON.stringify(value);
    return `  ${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}

/**
 * A callback of `fit` that writes a run file at the end.
 *
 * @param path - of the file
 * @param options - see {@link WriteRunFileOptions}
 * @throws BpError when training ends, as {@link writeRunFile} does
 * @example
 * const callbacks = [runFile('run.json', { module: './make-run.js', config: { lr: 0.1 } })];
 * callbacks.length; // 1, for fit(model, data, { …, keepLosses: true, callbacks })
 */
export function runFile(path: string | URL, options: WriteRunFileOptions): Callback {
  return (run) => () => writeRunFile(path, run, options);
}

function nodeModules(): NodeModules {
  const { process } = globalThis as { process?: { getBuiltinModule?: NodeModules } };
  if (process?.getBuiltinModule !== undefined) return process.getBuiltinModule;
  throw new BpError(
    'BP_DEVICE',
    OP,
    'there are no files here; JSON.stringify(runFileOf(run, …)) is what the file would hold',
  );
}
