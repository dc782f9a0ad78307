import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PACKAGES = fileURLToPath(new URL('../../', import.meta.url));
const BUNDLE = fileURLToPath(new URL('./bundle.mjs', import.meta.url));

/** What to do wrong with each package. */
const MISTAKES: Readonly<Record<string, string>> = {
  tensor: 'tensor.matmul(tensor.zeros([32, 16]), tensor.zeros([8, 4]))',
  autograd: "autograd.parameter(tensor.zeros([1], { dtype: 'int32' }))",
  module: 'module.buffer(7)',
  layers: 'new layers.Sequential(new layers.Linear(2, 3)).forward(tensor.zeros([4, 5]))',
  losses: 'losses.bce([2], [1])',
  optim: 'new optim.SGD([], { lr: 0.1 })',
  regularize: 'new regularize.BatchNorm1d(3).forward(tensor.zeros([2, 4]))',
  compile: 'compile.compile(7)',
  inspect: 'inspect.summary(7)',
  data: 'data.stratifiedSplit([0, 0.5], [0.5, 0.5])',
  io: 'io.readSafetensors(new Uint8Array(3))',
  train: 'train.accuracy([0.2], [0])',
};

interface Told {
  readonly message: string;
  readonly code: string;
  readonly op: string;
  readonly template: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly path: string | null;
}

/** A program that makes every mistake and prints what it is told. */
function program(first: string): string {
  const names = Object.keys(MISTAKES);
  return `${first}
${names.map((name) => `import * as ${name} from '@bp/${name}';`).join('\n')}
const told = {};
function make(name, mistake) {
  try {
    mistake();
  } catch (error) {
    if (!tensor.isBpError(error)) throw error;
    const { message, code, op, template, values, path } = error;
    told[name] = { message, code, op, template, values, path };
  }
}
${names.map((name) => `make('${name}', () => ${MISTAKES[name]});`).join('\n')}
console.log(JSON.stringify(told));
`;
}

const KOREAN = `import { setLanguage } from '@bp/tensor';
import { ko } from '@bp/tensor/ko';
setLanguage(ko);`;
const PROGRAMS = {
  plain: program(''),
  english: program("import '@bp/tensor/en';"),
  'korean beside': program("import '@bp/tensor/ko';"),
  korean: program(KOREAN),
};
type Name = keyof typeof PROGRAMS;

/** Beside installed packages, out of git. */
let folder: string;

beforeAll(() => {
  const built = join(PACKAGES, 'testing', 'dist');
  mkdirSync(built, { recursive: true });
  folder = mkdtempSync(join(built, 'production-'));
  for (const [name, text] of Object.entries(PROGRAMS)) {
    writeFileSync(join(folder, `${name}.mjs`), text);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function node(args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  const { NODE_ENV: _, ...others } = process.env;
  return execFileSync(process.execPath, args, { encoding: 'utf8', env: { ...others, ...env } });
}

const run = (name: Name, ...flags: string[]): Record<string, Told> =>
  JSON.parse(node([...flags, join(folder, `${name}.mjs`)]));

const inDevelopment = new Map<Name, Record<string, Told>>();

/** What the program is told as it stands. */
function expected(name: Name): Record<string, Told> {
  const told = inDevelopment.get(name) ?? run(name);
  inDevelopment.set(name, told);
  return told;
}

function bundle(bundler: string, mode: string, name: Name): string {
  const output = join(folder, `${name}.${bundler}.${mode}.${bundler === 'vite' ? 'mjs' : 'cjs'}`);
  node([BUNDLE, bundler, mode, join(folder, `${name}.mjs`), output], { NODE_ENV: mode });
  return output;
}

/** English templates of a package, by number. */
function templates(name: string): Record<string, string | null> {
  return JSON.parse(readFileSync(`${PACKAGES}${name}/messages.json`, 'utf8'));
}

/** What production tells where development tells this: the number for the prose, all else as it is. */
function withoutProse(name: string, told: Told): Told {
  const numbers = Object.entries(templates(name));
  const number = numbers.find(([, text]) => text === told.template)?.[0];
  const template = name === 'tensor' ? `#${number}` : `#${name}.${number}`;
  const values = Object.values(told.values).map((value) =>
    Array.isArray(value) ? JSON.stringify(value) : String(value),
  );
  const where = told.path === null ? [] : [`(in ${told.path})`];
  const message = [told.code, told.op, template, ...values, ...where].join(' ');
  return { ...told, template, message };
}

const withoutAnyProse = (told: Record<string, Told>): Record<string, Told> =>
  Object.fromEntries(Object.entries(told).map(([name, one]) => [name, withoutProse(name, one)]));

const messages = (told: Record<string, Told>): string[] =>
  Object.values(told).map(({ message }) => message);

const bundlers = ['vite', 'webpack'];

describe('a development build', () => {
  it('tells every mistake in prose, and in Korean where that is chosen', () => {
    const told = expected('plain');
    expect(Object.keys(told)).toEqual(Object.keys(MISTAKES));
    expect(told.tensor.message).toBe(
      'matmul: inner sizes must agree, got [32, 16] · [8, 4] (16 ≠ 8)',
    );
    for (const [name, { template }] of Object.entries(told)) {
      expect(Object.values(templates(name)), name).toContain(template);
    }
    expect(expected('english')).toEqual(told);
    expect(expected('korean beside')).toEqual(told);
    for (const message of messages(expected('korean'))) expect(message).toMatch(/[가-힣]/);
  });

  it.each(bundlers)(
    'made by %s reads the same',
    (bundler) => {
      for (const name of ['plain', 'english', 'korean'] as const) {
        expect(JSON.parse(node([bundle(bundler, 'development', name)])), name).toEqual(
          expected(name),
        );
      }
    },
    120_000,
  );
});

describe.each(bundlers)('a production build made by %s', (bundler) => {
  it('has numbers for the prose, and the values', () => {
    const file = bundle(bundler, 'production', 'plain');
    const told: Record<string, Told> = JSON.parse(node([file]));
    expect(told).toEqual(withoutAnyProse(expected('plain')));
    expect(told.tensor.message).toMatch(/^BP_SHAPE matmul #\d+ \[32,16\] \[8,4\] 16 8$/);
    expect(told.layers.message).toMatch(/^BP_SHAPE linear #layers\.\d+ 2 \[4,5\] 5 3 \(in 0\)$/);
    const code = readFileSync(file, 'utf8');
    for (const name of Object.keys(MISTAKES)) {
      for (const text of Object.values(templates(name))) {
        // as bundlers write them: without quotes and letters that they may escape
        if (text !== null && /^[\x20-\x7e]{20,}$/.test(text) && !/['"`\\]/.test(text)) {
          expect(code).not.toContain(text);
        }
      }
    }
  }, 120_000);

  it('reads as in development with the door of a language', () => {
    for (const name of ['english', 'korean beside', 'korean'] as const) {
      expect(JSON.parse(node([bundle(bundler, 'production', name)])), name).toEqual(expected(name));
    }
  }, 120_000);
});

describe('Node with the condition `production`', () => {
  it('has numbers for the prose, and reads as in development with the door of a language', () => {
    expect(run('plain', '--conditions=production')).toEqual(withoutAnyProse(expected('plain')));
    for (const name of ['english', 'korean beside', 'korean'] as const) {
      expect(run(name, '--conditions=production'), name).toEqual(expected(name));
    }
  });
});
