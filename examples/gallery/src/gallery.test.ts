import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const PROGRAMS = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.ts'.length));
const ROOT = process.cwd();
const out = mkdtempSync(join(tmpdir(), 'gallery-'));

// Pictures and files go into `runs/` of the folder they are started in.
beforeAll(() => process.chdir(out));
afterAll(() => {
  process.chdir(ROOT);
  rmSync(out, { recursive: true });
});

/** The lines that a program prints. */
async function printed(run: () => Promise<unknown>): Promise<string[]> {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line) => lines.push(String(line)));
  try {
    await run();
  } finally {
    log.mockRestore();
  }
  return lines.flatMap((line) => line.split('\n'));
}

const numbersIn = (line = ''): number[] =>
  (line.match(/-?\d+(\.\d+)?(e[-+]\d+)?/g) ?? []).map(Number);

describe.each(PROGRAMS)('%s', (name) => {
  const text = readFileSync(join(FOLDER, `${name}.ts`), 'utf8');

  it('can be read at a glance: 60 lines at most, which begin with what it is about', () => {
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(60);
    expect(text).toMatch(/^\/\/ \S/);
  });

  it('imports what any reader could: the front doors of packages', () => {
    const imported = Array.from(text.matchAll(/from '([^']+)'/g), ([, from]) => from);
    expect(imported.filter((from) => !/^(@bp\/[\w-]+|node:\w+)$/.test(from))).toEqual([]);
  });

  it('stands in the list of examples', () => {
    const list = readFileSync(join(FOLDER, '../../README.md'), 'utf8');
    expect(list).toContain(`| \`${name}\` |`);
  });
});

describe('what the programs print', () => {
  it('one neuron stays at ln 2 on XOR, and a hidden layer learns it', async () => {
    const lines = await printed(() => import('./xor'));
    expect(lines[0]).toBe(`one neuron: loss ${Math.LN2.toFixed(4)}`);
    const rows = lines.slice(6).map(numbersIn);
    expect(rows.map(([a, b, , says]) => [a, b, Math.round(says)])).toEqual([
      [0, 0, 0],
      [0, 1, 1],
      [1, 0, 1],
      [1, 1, 0],
    ]);
  });

  it('the worked example has the figures of the notes', async () => {
    const lines = await printed(() => import('./worked-2-2-2'));
    const [o, e, dHidden, dOutput, hidden, output, ...after] = lines.map((line) => line.slice(18));
    expect(o).toBe('0.60944600 0.66384491');
    expect(e).toBe('0.02397190');
    expect(dHidden.split(' ')[0]).toBe('0.00080888');
    expect(dOutput.split(' ')[0]).toBe('0.02592286');
    expect(hidden.split(' ')[0]).toBe('0.29959556');
    expect(output.split(' ')[0]).toBe('0.43703857');
    // After the first, from the same network computed without this library.
    expect(after).toEqual(['0.02323634', '0.02251965', '0.02182162', '0.01743673', '0.00084897']);
  });

  it('the fish cakes go from 1 to 5 in a step, then to least squares, near the rule behind them', async () => {
    const lines = await printed(() => import('./fish-cake'));
    expect(lines.slice(0, 2).map((line) => numbersIn(line)[0])).toEqual([1, 5]);
    const [learned, direct] = lines.slice(-3).map((line) => numbersIn(line));
    expect(learned.slice(1, 3)).toEqual(direct);
    // 400 − 10 · temperature, with a deviation of 20 over 100 days
    const [, sold, fewer] = numbersIn(lines.at(-1));
    expect(Math.abs(sold - 400)).toBeLessThan(10);
    expect(Math.abs(fewer - 10)).toBeLessThan(0.5);
  });

  it('logistic regression starts at ln 2 and finds the line between two clouds', async () => {
    const lines = await printed(() => import('./logistic-regression'));
    expect(lines[0]).toContain(`loss ${Math.LN2.toFixed(4)}`);
    // The best line stands upright on the way from middle to middle, (4, 2).
    const [w1, , w2] = numbersIn(lines[3]);
    expect(w1 / w2).toBeGreaterThan(1.5);
    expect(w1 / w2).toBeLessThan(2.7);
    // Of normal clouds √5 / 1.3 deviations from the line, 95.7 % are on their side.
    expect(numbersIn(lines[4])[0]).toBeGreaterThan(180);
  });

  it('iris counts as many right answers as its accuracy says', async () => {
    const lines = await printed(() => import('./iris'));
    const counts = lines.slice(3, 6).map(numbersIn);
    expect(counts.flat().reduce((a, b) => a + b)).toBe(30);
    const [, accuracy] = numbersIn(lines[1]);
    expect(accuracy).toBeCloseTo((counts[0][0] + counts[1][1] + counts[2][2]) / 30, 4);
    expect(accuracy).toBeGreaterThanOrEqual(0.9);
  });

  it('the network that overfits has all it has seen right, and less of the rest than after any cure', async () => {
    const rows = (await printed(() => import('./moons-overfitting'))).slice(0, 5).map(numbersIn);
    const [[seen, unseen, loss], ...cured] = rows.map((row) => row.slice(-3));
    expect(seen).toBe(100);
    for (const [, better, less] of cured) {
      expect(better).toBeGreaterThan(unseen);
      expect(less).toBeLessThan(loss);
    }
  });

  it('gradients vanish through sigmoids by four and more a layer, and stay with ReLU and He', async () => {
    const lines = await printed(() => import('./vanishing-gradients'));
    const [sigmoid, , , he] = lines.slice(1, 5).map((line) => numbersIn(line));
    expect(sigmoid[3] / sigmoid[0]).toBeLessThan(4 ** -18);
    expect(he[3] / he[0]).toBeGreaterThan(0.1);
    expect(he[3] / he[0]).toBeLessThan(10);
    const svg = readFileSync(join(out, 'runs/vanishing-gradients.svg'), 'utf8');
    expect(svg.match(/class="bar"/g)).toHaveLength(16);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('the operation of one’s own has the right slope, and lets a network of steps learn', async () => {
    const lines = await printed(() => import('./own-op'));
    expect(lines[0]).toMatch(/true$/);
    expect(lines.at(-1)).toMatch(/, 16 of 16 after$/);
  });

  it('the layer of one’s own is seen by its parameters, and learns', async () => {
    const lines = await printed(() => import('./own-layer'));
    expect(lines).toContain('0.weight, 0.bias, 1.frequency, 2.weight, 2.bias');
    expect(numbersIn(lines.at(-2))[1]).toBeLessThan(1e-3);
  });

  it('a run that is taken up has the bits of one that went through', async () => {
    const lines = await printed(() => import('./resume'));
    const [whole, half, resumed] = lines.map((line) => line.slice(-16));
    expect(resumed).toBe(whole);
    expect(half).not.toBe(whole);
  });
});
