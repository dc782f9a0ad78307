import { Rng, seed } from '@bp/tensor';
import { Draw } from '../draw';
import { elementwise } from './elementwise';
import type { Kind } from './kind';
import { learning } from './learning';
import { CALLS, type Program } from './program';
import { reductions } from './reductions';
import { Scene } from './scene';
import { shapes } from './shapes';

const KINDS: readonly Kind[] = [...elementwise, ...shapes, ...reductions, ...learning];
const WEIGHT = KINDS.reduce((sum, { weight }) => sum + weight, 0);

const EXTENTS = [1, 2, 3, 4, 5, 7, 33];
const SOME_LINES = 4;
const MORE_LINES = 16;

const OPTIMIZERS = [
  'SGD({}, { lr: 0.1 })',
  'SGD({}, { lr: 0.05, momentum: 0.9 })',
  'SGD({}, { lr: 0.05, momentum: 0.9, nesterov: true, weightDecay: 0.01 })',
  'Adam({})',
  'AdamW({}, { lr: 0.01 })',
  'RMSprop({}, { lr: 0.01 })',
  'Adagrad({}, { lr: 0.1 })',
];

/** The program of a seed. */
export function generate(number: number): Program {
  const draw = new Draw(number);
  const scene = new Scene(draw);
  seed(7);
  const extents = draw.some(EXTENTS, 2 + draw.below(2));
  const shape = (): number[] => Array.from({ length: draw.below(3) }, () => draw.of(extents));
  writeSetup(scene, shape, extents);
  const setup = scene.lines.splice(0);
  const inputs = writeInputs(scene, shape);
  const lines = SOME_LINES + draw.below(MORE_LINES);
  for (let i = 0; i < 3 * lines && scene.lines.length < lines; i++) writeLine(scene);
  return {
    setup,
    inputs,
    body: scene.lines,
    result: resultOf(scene),
    between: eventsOf(scene),
    options: draw.of(['', '', '', '', ', { check: 2 }']),
    readsGradients: draw.chance(0.5),
  };
}

function writeSetup(scene: Scene, shape: () => number[], extents: readonly number[]): void {
  const { draw } = scene;
  scene.write('rng', 'new Rng(3)');
  const dtype = (): string => draw.of(['', '', '', ", { dtype: 'float64' }"]);
  for (let i = 1 + draw.below(3); i > 0; i--) {
    scene.write(scene.fresh('w'), `parameter(rng.normal([${shape()}])${dtype()})`);
  }
  for (let i = draw.below(3); i > 0; i--) {
    scene.write(scene.fresh('s'), `tensor(rng.normal([${shape()}])${dtype()})`);
  }
  if (draw.chance(0.25)) {
    const [rows, columns] = [draw.of(extents), draw.of(extents)];
    const layer = draw.of([
      `Linear(${rows}, ${columns})`,
      `BatchNorm1d(${rows})`,
      `LayerNorm([${rows}])`,
      'Dropout(0.5)',
      'GaussianNoise(0.5)',
      `Sequential(new Linear(${rows}, ${columns}), new Tanh())`,
    ]);
    scene.write(scene.fresh('m'), `new ${layer}`);
  }
  const owners = [...scene.named('w'), ...scene.named('m').map((m) => `...${m}.parameters()`)];
  for (let i = draw.below(3); i > 0; i--) {
    const some = draw.some(owners, 1 + draw.below(owners.length)).join(', ');
    scene.write(scene.fresh('o'), `new ${draw.of(OPTIMIZERS).replace('{}', `[${some}]`)}`);
  }
}

function writeInputs(scene: Scene, shape: () => number[]): { name: string; code: string }[] {
  const { draw } = scene;
  return Array.from({ length: 1 + draw.below(3) }, () => {
    const name = scene.fresh('x');
    const code = draw.of([
      `data.normal([${shape()}])`,
      `data.normal([${shape()}])`,
      `data.normal([${shape()}])`,
      `data.normal([${[...shape(), 2]}]).transpose()`,
      `data.normal([${shape()}]).cast('float64')`,
      `data.integers([${shape()}], { high: 5 })`,
    ]);
    scene.values.set('data', new Rng('data'));
    scene.write(name, code);
    scene.values.delete('data');
    scene.lines.pop();
    return { name, code };
  });
}

function writeLine(scene: Scene): void {
  let at = scene.draw.number() * WEIGHT;
  const kind = KINDS.find(({ weight }) => {
    at -= weight;
    return at < 0;
  });
  const code = kind?.write(scene);
  if (kind && code) scene.write(kind.gives ? scene.fresh('t') : null, code);
}

function resultOf(scene: Scene): string {
  const { draw } = scene;
  const names = scene.tensors.map(({ name }) => name);
  const late = names.slice(-6);
  const picked = [
    ...draw.some(late, 1 + draw.below(4)),
    ...(draw.chance(0.2) ? [draw.of(names)] : []),
  ];
  if (picked.length === 1) return picked[0];
  return draw.chance(0.5) ? `[${picked}]` : `{ ${[...new Set(picked)].join(', ')} }`;
}

/** What somebody does between the calls. */
function eventsOf(scene: Scene): Program['between'] {
  const { draw } = scene;
  return Array.from({ length: draw.chance(0.3) ? 1 + draw.below(2) : 0 }, () => {
    const [w] = draw.some(scene.named('w'), 1);
    const codes = [
      `${w}.grad = null`,
      `noGrad(() => ${w}.assign(${w}.mul(0.5)))`,
      `${w}.grad = ${w}.detach().clone()`,
      ...scene.named('o').map((o) => `${o}.zeroGrad()`),
      ...scene.named('o').map((o) => `${o}.step()`),
      ...scene.named('m').flatMap((m) => [`${m}.eval()`, `${m}.train()`]),
      ...scene.named('s').map((s) => `${s}.assign(${s}.neg())`),
    ];
    return { call: 1 + draw.below(CALLS - 1), code: draw.of(codes) };
  });
}
