import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import {
  defaultConfig,
  type ExperimentConfig,
  FEATURES,
  patchConfig,
  recordChange,
} from '../config';
import { typescriptOf } from './typescript';

const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url));

const csv = {
  kind: 'csv',
  sha256: '0'.repeat(64),
  x: ["it's", 'width, "cm"', '</script>'],
  y: 'kind',
} as const;

function configs(): ExperimentConfig[] {
  const base = defaultConfig();
  const put = (patch: Record<string, unknown>) =>
    Object.entries(patch).reduce((now, [path, value]) => patchConfig(now, path, value), base);
  return [
    base,
    put({
      'data.name': 'moons',
      'prep.features': [...FEATURES],
      'optimizer.schedule': 'oneCycle',
      'optimizer.name': 'nadam',
      'optimizer.beta1': 0.8,
      'net.init': 'kaimingNormal',
      'net.layers.a.batchNorm': true,
      'net.layers.b.dropout': 0.2,
      'regularization.noise': 0.1,
      'regularization.maxNorm': 2,
      loss: 'halfSse',
    }),
    recordChange(
      put({ 'data.name': 'hills', loss: 'mae', 'net.out': 'tanh' }),
      3,
      'optimizer.lr',
      1,
    ),
    put({
      data: {
        kind: 'points',
        points: [
          [0, 1, 0],
          [1, 0, 2],
        ],
      },
      loss: 'hinge',
    }),
    put({ data: { kind: 'builtin', name: 'iris' }, loss: 'crossEntropy', dtype: 'f64' }),
    put({ data: csv, loss: 'crossEntropy' }),
  ];
}

it('programs of all kinds pass the types of the library, strictly', () => {
  const texts = new Map(
    configs().map((config, i) => {
      const facts = { task: 'classes', classes: 3, inputs: csv.x, n: null } as const;
      const options = { language: 'ko', ...(config.data.kind === 'csv' && { facts }) } as const;
      return [`${ROOT}apps/playground/program-${i}.ts`, typescriptOf(config, options)];
    }),
  );
  const { config } = ts.readConfigFile(`${ROOT}tsconfig.base.json`, ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(
    config.compilerOptions,
    ROOT,
    `${ROOT}tsconfig.base.json`,
  );
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, ...rest) =>
    texts.has(path)
      ? ts.createSourceFile(path, texts.get(path)!, ts.ScriptTarget.ES2022)
      : getSourceFile(path, ...rest);
  const program = ts.createProgram([...texts.keys()], options, host);
  const told = [...texts.keys()].flatMap((path) => {
    const source = program.getSourceFile(path);
    return [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ].map(
      ({ messageText, start = 0 }) =>
        `${path.slice(ROOT.length)} ${texts.get(path)?.slice(start, start + 60)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  });
  expect(told).toEqual([]);
});
