import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../examples/packages';
import { performStep, type Step } from './recipe';

/** A copy of the sources of the repository that may be changed. */
export class Scratch {
  readonly root = mkdtempSync(join(tmpdir(), 'bp-recipe-'));

  constructor() {
    const own = (source: string) => !['node_modules', 'dist', 'recipes'].includes(basename(source));
    for (const name of ['package.json', 'tsconfig.base.json', 'vitest.config.ts', 'packages']) {
      cpSync(join(ROOT, name), join(this.root, name), { recursive: true, filter: own });
    }
    // What is installed is the same.
    const folders = ['', ...readdirSync(join(ROOT, 'packages')).map((name) => `packages/${name}`)];
    for (const folder of folders.map((name) => join(name, 'node_modules'))) {
      if (existsSync(join(ROOT, folder))) symlinkSync(join(ROOT, folder), join(this.root, folder));
    }
  }

  perform(step: Step): void {
    const path = join(this.root, step.file);
    const text = existsSync(path) ? readFileSync(path, 'utf8') : null;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, performStep(step, text));
  }

  /** What the compiler says of some files, as part of the repository. */
  typeErrors(files: readonly string[]): string[] {
    const { config } = ts.readConfigFile(join(this.root, 'tsconfig.base.json'), ts.sys.readFile);
    const { fileNames, options } = ts.parseJsonConfigFileContent(
      { ...config, files },
      ts.sys,
      this.root,
    );
    const program = ts.createProgram(fileNames, options);
    return files.flatMap((file) => {
      const source = program.getSourceFile(join(this.root, file));
      return [
        ...program.getSyntacticDiagnostics(source),
        ...program.getSemanticDiagnostics(source),
      ].map(({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
    });
  }

  /** Runs the tests of some files whose names match. */
  async runTests(files: readonly string[], names: string): Promise<Outcome> {
    const report = join(this.root, 'report.json');
    const vitest = join(this.root, 'node_modules/vitest/vitest.mjs');
    const flags = [
      '--root',
      this.root,
      '--reporter=json',
      `--outputFile=${report}`,
      '--maxWorkers=1',
    ];
    rmSync(report, { force: true });
    const complaint = await new Promise<string>((resolve) => {
      execFile(
        process.execPath,
        [vitest, 'run', ...flags, '--testNamePattern', names, ...files],
        { cwd: this.root, env: ownEnvironment(), maxBuffer: 2 ** 26 },
        (_, stdout, stderr) => resolve(stdout + stderr),
      );
    });
    if (!existsSync(report)) throw new Error(complaint);
    return readOutcome(JSON.parse(readFileSync(report, 'utf8')), this.root);
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}

/** The tests that ran, as `file > name`. */
export interface Outcome {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

function readOutcome({ testResults }: Report, root: string): Outcome {
  const tests = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = name.slice(name.indexOf(basename(root)) + basename(root).length + 1);
    const own = assertionResults.map((test) => ({
      ...test,
      fullName: `${file} > ${test.fullName}`,
    }));
    // A file that cannot be loaded has no tests to fail.
    return own.length === 0 ? [{ fullName: `${file}: ${message}`, status }] : own;
  });
  const named = (wanted: string) =>
    tests.filter(({ status }) => status === wanted).map(({ fullName }) => fullName);
  return { passed: named('passed'), failed: named('failed') };
}

/** The environment without what the tests that run now were told. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter(([name]) => !/^(VITEST|TEST$|NODE_ENV$)/.test(name)));
}
