import type { Row } from '../runner/results';

/** A figure that we want, and the one we found. */
export interface Target {
  readonly what: string;
  readonly work: string;
  readonly wanted: string;
  readonly found: number;
  readonly met: boolean;
}

type ByWork = Readonly<Record<string, number>>;

/** Compiled steps beside PyTorch's eager ones. */
const COMPILED_TO_PYTORCH: ByWork = { a: 50, b32: 2, b128: 0.8, c: 0.55, d: 2.5, e: 0.8 };
/** With relaxed fused multiply-add, which needs Node 22. */
const FAST_TO_PYTORCH: ByWork = { b128: 1.1, c: 0.8, e: 1 };
/** Beside the fastest JavaScript library that does the same work. */
const COMPILED_TO_JS: ByWork = { a: 100, b32: 6, b128: 3, c: 2, d: 80, e: 3 };
const EAGER_TO_JS: ByWork = { a: 6, b32: 4, b128: 2, c: 1.5, d: 40, e: 2 };

/** Two threads beside one, by the clock. */
const TWO_TO_ONE: ByWork = { 'threads-c': 1.6 };

/** Epochs a second of a Run that measures both sets after each. */
const RUN_WITH_LOSSES: ByWork = { 'playground-4-2-run': 10_000, 'playground-6x8-run': 3_000 };
/** A Run beside a loop by hand, at most 5 % slower. */
const RUN_TO_HAND = 0.952;

const GEMM_TO_CEILING = 0.9;
const GEMM_FROM = 128;
const FIRST_STEP_MS = 30;
const IMPORT_MS = 15;
const BUNDLE_KB = 25;
const MEMORY_MB = 20;
/** Times the cost of the faster of jax-js and tfjs-wasm at 1e5 elements. */
const COMPILED_AFFINE = 1;
const EAGER_AFFINE = 4;

const JAVASCRIPT = ['jax-js', 'tfjs-wasm', 'tfjs-cpu', 'convnetjs', 'brain.js'];

/** Every target whose rows are there. */
export function checkTargets(rows: readonly Row[]): Target[] {
  const look = createLookup(rows);
  const targets: Target[] = [];
  const atLeast = (what: string, work: string, wanted: number, found: number | null) => {
    if (found === null) return;
    targets.push({ what, work, wanted: `≥ ${wanted}`, found, met: found >= wanted });
  };
  const atMost = (what: string, work: string, wanted: number, found: number | null) => {
    if (found === null) return;
    targets.push({ what, work, wanted: `≤ ${wanted}`, found, met: found <= wanted });
  };
  const ratios = (what: string, wanted: ByWork, mode: string, other: (work: string) => Found) => {
    for (const [work, ratio] of Object.entries(wanted)) {
      atLeast(what, work, ratio, divide(look('bp', mode, work), other(work)));
    }
  };
  // with a handicap it says nothing
  const pytorch = (work: string) =>
    rows.some((row) => row.peer === 'pytorch' && row.work === work && row.differs === null)
      ? look('pytorch', 'eager', work)
      : null;
  ratios('compiled : PyTorch', COMPILED_TO_PYTORCH, 'compiled', pytorch);
  ratios('compiled, FMA : PyTorch', FAST_TO_PYTORCH, 'compiled-fast', pytorch);
  ratios('compiled : fastest JS', COMPILED_TO_JS, 'compiled', look.fastestJs);
  ratios('eager : fastest JS', EAGER_TO_JS, 'eager', look.fastestJs);

  for (const [work, ratio] of Object.entries(TWO_TO_ONE)) {
    const found = divide(look('bp', '2 threads', work), look('bp', '1 thread', work));
    atLeast('two threads : one', work, ratio, found);
  }

  for (const [work, wanted] of Object.entries(RUN_WITH_LOSSES)) {
    const alone = divide(look('bp', 'Run', work), look('bp', 'by hand', work));
    atLeast('Run : loop by hand', work, RUN_TO_HAND, alone);
    atLeast(
      'Run with both losses, epochs/s',
      work,
      wanted,
      look('bp', 'Run with both losses', work),
    );
  }

  for (const work of look.works('matmul-')) {
    const ours = greater(look('bp', 'eager', work), look('bp', 'compiled', work));
    if (Number.parseInt(work.split('-')[2], 10) >= GEMM_FROM) {
      const share = divide(ours, look('ceiling', 'mul-add', work));
      atLeast('GEMM : mul+add ceiling', work, GEMM_TO_CEILING, share);
    }
    atLeast('GEMM : tfjs-wasm', work, 1, divide(ours, look('tfjs-wasm', 'eager', work)));
  }
  const affine = 'affine-1e5';
  const theirs = lesser(look('jax-js', 'jit', affine), look('tfjs-wasm', 'eager', affine));
  const cost = (mode: string) => divide(look('bp', mode, affine), theirs);
  atMost('compiled : faster of jax-js, tfjs-wasm', affine, COMPILED_AFFINE, cost('compiled'));
  atMost('eager : faster of jax-js, tfjs-wasm', affine, EAGER_AFFINE, cost('eager'));

  const first = 'first-step-b32';
  atMost('first compiled step, ms', first, FIRST_STEP_MS, look('bp', 'compiled', first));
  atMost('import, ms', 'import', IMPORT_MS, look('bp', 'eager', 'import'));
  atMost('bundle, kB gzip', 'bundle-gzip', BUNDLE_KB, look('bp', 'eager', 'bundle-gzip'));
  for (const work of look.works('memory-')) {
    for (const mode of ['eager', 'compiled']) {
      atMost(`${mode}: growth, MB`, work, MEMORY_MB, look('bp', mode, work));
    }
  }
  return targets;
}

type Found = number | null;

function createLookup(rows: readonly Row[]) {
  const look = (peer: string, mode: string, work: string): Found =>
    rows.find((row) => row.peer === peer && row.mode === mode && row.work === work)?.median ?? null;
  return Object.assign(look, {
    fastestJs(work: string): Found {
      const rates = rows
        .filter((row) => row.work === work && row.differs === null && JAVASCRIPT.includes(row.peer))
        .map((row) => row.median);
      return rates.length === 0 ? null : Math.max(...rates);
    },
    works(prefix: string): string[] {
      return [...new Set(rows.map(({ work }) => work))].filter((work) => work.startsWith(prefix));
    },
  });
}

function divide(x: Found, y: Found): Found {
  return x === null || y === null ? null : x / y;
}

function greater(x: Found, y: Found): Found {
  return x === null || y === null ? (x ?? y) : Math.max(x, y);
}

function lesser(x: Found, y: Found): Found {
  return x === null || y === null ? (x ?? y) : Math.min(x, y);
}
