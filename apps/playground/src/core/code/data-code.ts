import type { ExperimentConfig, Feature, Generated } from '../config';
import type { Facts } from './facts';
import { numberRows, objectOf, type Program, quoted } from './program';

/** Writes where the samples come from: `points`, rows of numbers, and `labels`. */
export function writeSource(program: Program, { data }: ExperimentConfig, facts: Facts): void {
  switch (data.kind) {
    case 'generated':
      writeGenerated(program, data);
      return;
    case 'points':
      program.section({
        en: 'Data: points that were drawn by hand, as x1, x2 and class.',
        ko: '데이터: 손으로 찍은 점들. 차례로 x1, x2, 클래스.',
      });
      program.add('const drawn = [', numberRows(data.points), '];');
      program.add('const points = drawn.map(([x1, x2]) => [x1, x2]);');
      program.add('const labels = drawn.map(([, , label]) => label);');
      return;
    case 'builtin':
      program.section(
        data.name === 'iris'
          ? { en: 'Data: 150 iris flowers of three kinds.', ko: '데이터: 붓꽃 세 종류 150송이.' }
          : {
              en: 'Data: 1,797 handwritten digits, 8 × 8 pixels each.',
              ko: '데이터: 손글씨 숫자 1,797개, 크기 8 × 8.',
            },
      );
      program.add(`const { all } = await ${program.use(data.name, '@bp/data')}();`);
      program.add(`const points = all.x.toArray()${program.as('number[][]')};`);
      program.add('const labels = Array.from(all.y.data, Number);');
      return;
    case 'csv':
      writeTable(program, data, facts);
      return;
  }
}

const COMMENTS: Readonly<Record<Generated, { en: string; ko: string }>> = {
  spirals: { en: 'two spirals', ko: '두 나선' },
  circles: { en: 'a disc inside a ring', ko: '원과 그 둘레' },
  moons: { en: 'two moons', ko: '두 초승달' },
  checkerboard: { en: 'a checkerboard', ko: '체커판' },
  blobs: { en: 'two clusters', ko: '두 무리' },
  xor: { en: 'XOR', ko: 'XOR' },
  spirals3: { en: 'three spirals', ko: '세 나선' },
  blobs4: { en: 'four clusters', ko: '네 무리' },
  plane: { en: 'a plane', ko: '평면' },
  hills: { en: 'hills', ko: '언덕' },
  sine: { en: 'a sine', ko: '사인' },
  fishCakes: { en: 'fish-cakes sold by temperature', ko: '기온과 어묵 판매량' },
};

type GeneratedSpec = Extract<ExperimentConfig['data'], { kind: 'generated' }>;

function writeGenerated(program: Program, { name, n, noise }: GeneratedSpec) {
  const { en, ko } = COMMENTS[name];
  program.section({
    en: `Data: ${en}, ${n} samples, the same in every browser and in Node.`,
    ko: `데이터: ${ko}, 표본 ${n}개. 어느 브라우저에서나 Node에서나 같다.`,
  });
  const options = (noiseCode: number, more: Record<string, string> = {}) =>
    objectOf({ n: String(n), noise: String(noiseCode), seed: 'seed', ...more });
  const call = (made: string, given: string) =>
    `const set = ${program.use(made, '@bp/data')}(${given});`;
  switch (name) {
    case 'moons':
      program.add(call('moons', options(noise / 2)));
      break;
    case 'checkerboard':
      program.add(call('checkerboard', options(noise / 4)));
      break;
    case 'blobs':
      program.add(call('blobs', options(0.6 + 2.4 * noise, { centers: '[[3, 3], [-3, -3]]' })));
      break;
    case 'blobs4':
      program.add(
        call(
          'blobs',
          options(0.4 + 1.6 * noise, { centers: '[[3, 3], [-3, 3], [-3, -3], [3, -3]]' }),
        ),
      );
      break;
    case 'spirals3':
      program.add(call('spirals', options(noise, { arms: '3', turns: '1' })));
      break;
    case 'fishCakes':
      program.add(call('syntheticFishCakes', options(100 * noise)));
      break;
    default:
      program.add(call(name, options(noise)));
  }
  const rows = `set.x.toArray()${program.as('number[][]')}`;
  if (name === 'moons') {
    // into the square from −6 to 6, where all sets lie
    const moved = program.dialect.types ? `(${rows})` : rows;
    program.add(`const points = ${moved}.map(([x1, x2]) => [(x1 - 0.5) * 4, (x2 - 0.25) * 4]);`);
  } else program.add(`const points = ${rows};`);
  program.add('const labels = Array.from(set.y.data, Number);');
}

type TableSpec = Extract<ExperimentConfig['data'], { kind: 'csv' }>;

function writeTable(program: Program, { x, y }: TableSpec, { task }: Facts) {
  program.section({
    en: 'Data: your table. Put it beside this file as data.csv.',
    ko: '데이터: 내 표. 이 파일 옆에 data.csv라는 이름으로 둔다.',
  });
  if (program.dialect.place === 'node') {
    program.add(`const file = await ${program.use('readFile', 'node:fs/promises')}('data.csv');`);
  } else {
    program.add("const file = new Uint8Array(await (await fetch('data.csv')).arrayBuffer());");
  }
  const columns = `[${x.map(quoted).join(', ')}]`;
  const options = objectOf({ x: columns, y: quoted(y), missing: "'drop'", dtype: "'float64'" });
  program.add(`const table = await ${program.use('readCsv', '@bp/data')}(file, ${options});`);
  program.add(`const points = table.x.toArray()${program.as('number[][]')};`);
  program.add('const values = Array.from(table.y?.data ?? [], Number);');
  if (task === 'regression') {
    program.add('const labels = values;');
    return;
  }
  program.add(
    'const levels = [...new Set(values)].sort((a, b) => a - b);',
    'const labels = values.map((value) => (table.classes ? value : levels.indexOf(value)));',
  );
}

const FEATURES: Readonly<Record<Feature, string>> = {
  x1: 'x1',
  x2: 'x2',
  'x1²': 'x1 * x1',
  'x2²': 'x2 * x2',
  x1x2: 'x1 * x2',
  'sin x1': 'sine(x1)',
  'sin x2': 'sine(x2)',
};

/**
 * Writes what goes into the network: `inputs`, made of the columns.
 *
 * @returns how many there are
 */
export function writeFeatures(
  program: Program,
  { prep }: ExperimentConfig,
  { inputs }: Facts,
): number {
  const plain = 'const inputs = points;';
  if (inputs.length > 2) {
    program.add(plain);
    return inputs.length;
  }
  const fitting = prep.features.filter((name) => inputs.length === 2 || !name.includes('x2'));
  const chosen: readonly Feature[] = fitting.length > 0 ? fitting : ['x1'];
  if (chosen.length === inputs.length && chosen.every((name, i) => name === `x${i + 1}`)) {
    program.add(plain);
    return chosen.length;
  }
  program.section({ en: 'What goes into the network.', ko: '신경망에 들어가는 값.' });
  const code = chosen.map((name) => FEATURES[name]);
  if (chosen.some((name) => name.startsWith('sin'))) {
    program.add(
      `const sine = (value${program.type('number')}) => ` +
        `${program.use('tensor', '@bp/tensor')}(value, { dtype: 'float64' }).sin().item();`,
    );
  }
  const used = code.join(' ');
  const names = used.includes('x2') ? (used.includes('x1') ? 'x1, x2' : ', x2') : 'x1';
  program.add(`const inputs = points.map(([${names}]) => [${code.join(', ')}]);`);
  return chosen.length;
}
