import { execFile, execSync, spawnSync } from 'node:child_process';
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
import { isEdit, performEdit, type Step } from './recipe';

/** What programs, tests and scripts read at the top of the repository. */
const TOP = [
  'apps/docs',
  'README.md',
  'README.ko.md',
  'biome.json',
  'package.json',
  'packages',
  'pnpm-workspace.yaml',
  'scripts',
  'tsconfig.base.json',
  'vitest.config.ts',
];

/** As the repository's, but a test that fails tells all of a list: here what is missing in it. */
const CONFIG = `import config from './vitest.config';

export default { ...config, test: { ...config.test, chaiConfig: { truncateThreshold: 0 } } };
`;

/** The docs import their files with the ending. */
const ENDINGS = { allowImportingTsExtensions: true };

/** A copy of the sources of the repository that may be changed. */
export class Scratch {
  readonly root = mkdtempSync(join(tmpdir(), 'bp-recipe-'));

  constructor() {
    const own = (source: string) => !['node_modules', 'dist', 'recipes'].includes(basename(source));
    for (const name of TOP) {
      cpSync(join(ROOT, name), join(this.root, name), { recursive: true, filter: own });
    }
    writeFileSync(join(this.root, 'vitest.scratch.config.ts'), CONFIG);
    // What is installed is the same.
    const packages = readdirSync(join(ROOT, 'packages')).map((name) => `packages/${name}`);
    const folders = ['', 'apps/docs', ...packages];
    for (const folder of folders.map((name) => join(name, 'node_modules'))) {
      if (existsSync(join(ROOT, folder))) symlinkSync(join(ROOT, folder), join(this.root, folder));
    }
  }

  perform(step: Step): void {
    if (!isEdit(step)) {
      const { scripts } = JSON.parse(readFileSync(join(this.root, 'package.json'), 'utf8'));
      const [program, ...words] = step.command.split(' ');
      const command = program === 'npx' ? scripts[words[1]] : step.command;
      execSync(command, { cwd: this.root, stdio: 'pipe' });
      return;
    }
    const path = join(this.root, step.file);
    const text = existsSync(path) ? readFileSync(path, 'utf8') : null;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, performEdit(step, text));
  }

  /** What the compiler says of the sources among some files, as part of the repository. */
  typeErrors(all: readonly string[]): string[] {
    const files = all.filter((file) => file.endsWith('.ts'));
    const { config } = ts.readConfigFile(join(this.root, 'tsconfig.base.json'), ts.sys.readFile);
    const { fileNames, options } = ts.parseJsonConfigFileContent(
      { ...config, compilerOptions: { ...config.compilerOptions, ...ENDINGS }, files },
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

  /** What the linter and formatter says of some files; empty where nothing. */
  lintErrors(files: readonly string[]): string {
    const biome = join(this.root, 'node_modules/@biomejs/biome/bin/biome');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [biome, 'check', '--vcs-enabled=false', '--colors=off', ...new Set(files)],
      { cwd: this.root, encoding: 'utf8' },
    );
    return status === 0 ? '' : stdout + stderr;
  }

  /** Runs the tests of some files whose names match. */
  async runTests(files: readonly string[], names: string): Promise<Outcome> {
    const report = join(this.root, 'report.json');
    const vitest = join(this.root, 'node_modules/vitest/vitest.mjs');
    const flags = [
      '--root',
      this.root,
      '--config=vitest.scratch.config.ts',
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

/** A test that ran. */
export interface Test {
  /** Relative to the repository. */
  readonly file: string;
  /** Its whole name; of a file that could not be loaded, the reason. */
  readonly name: string;
  /** Why it failed; empty where it did not. */
  readonly reason: string;
}

export interface Outcome {
  readonly passed: readonly Test[];
  readonly failed: readonly Test[];
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

function readOutcome({ testResults }: Report, root: string): Outcome {
  const tests = testResults.flatMap(({ name, status, message, assertionResults }) => {
    // The system may know the folder by another name, too.
    const file = name.slice(name.indexOf(basename(root)) + basename(root).length + 1);
    // A file that cannot be loaded has no tests to fail.
    if (assertionResults.length === 0) return [{ file, name: message, reason: message, status }];
    return assertionResults.map((test) => ({
      file,
      name: test.fullName,
      reason: test.failureMessages.join('\n'),
      status: test.status,
    }));
  });
  const withStatus = (wanted: string): Test[] =>
    tests
      .filter(({ status }) => status === wanted)
      .map(({ file, name, reason }) => ({ file, name, reason }));
  return { passed: withStatus('passed'), failed: withStatus('failed') };
}

/** The environment without what the tests that run now were told. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter(([name]) => !/^(VITEST|TEST$|NODE_ENV$)/.test(name)));
}
