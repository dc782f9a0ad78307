import type { ExperimentConfig } from '../config';

/** What has to be known of the data to write a program about them. */
export interface Facts {
  readonly task: 'binary' | 'classes' | 'regression';
  /** How many classes there are; 0 where a number is learned. */
  readonly classes: number;
  /** Names of the columns. */
  readonly inputs: readonly string[];
  /** How many samples there are; null where only the file tells. */
  readonly n: number | null;
}

const REGRESSION: readonly string[] = ['plane', 'hills', 'sine', 'fishCakes'];
const OF_ONE_COLUMN: readonly string[] = ['sine', 'fishCakes'];

/** What a config tells about its data; null for a file, which has to be read for it. */
export function factsOf({ data }: ExperimentConfig): Facts | null {
  const plane = ['x1', 'x2'];
  switch (data.kind) {
    case 'generated': {
      const inputs = OF_ONE_COLUMN.includes(data.name) ? ['x1'] : plane;
      if (REGRESSION.includes(data.name)) {
        return { task: 'regression', classes: 0, inputs, n: data.n };
      }
      const classes = data.name === 'spirals3' ? 3 : data.name === 'blobs4' ? 4 : 2;
      return { task: classes === 2 ? 'binary' : 'classes', classes, inputs, n: data.n };
    }
    case 'points': {
      // classes count up to the largest that was used
      const classes = Math.max(2, ...data.points.map(([, , label]) => label + 1));
      const task = classes === 2 ? 'binary' : 'classes';
      return { task, classes, inputs: plane, n: data.points.length };
    }
    case 'builtin': {
      const width = data.name === 'iris' ? 4 : 64;
      const inputs = Array.from({ length: width }, (_, i) => `x${i + 1}`);
      const isIris = data.name === 'iris';
      return { task: 'classes', classes: isIris ? 3 : 10, inputs, n: isIris ? 150 : 1797 };
    }
    case 'csv':
      return null;
  }
}
