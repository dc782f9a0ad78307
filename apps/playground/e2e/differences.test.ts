import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { differenceOf, isSame } from './differences';

const FOLDER = fileURLToPath(new URL('drawings/', import.meta.url));
const NAMES = readdirSync(FOLDER).flatMap((file) => /^(.+)\.png$/.exec(file)?.[1] ?? []);
const read = (name: string) => PNG.sync.read(readFileSync(`${FOLDER}${name}.png`));

type Colour = readonly number[];
/** The colour of a pixel of the new picture, by those of the old. */
type Change = (at: (x: number, y: number) => Colour, x: number, y: number) => Colour;

function changed({ width, height, data }: PNG, change: Change): PNG {
  const picture = new PNG({ width, height });
  const within = (value: number, end: number) => Math.max(0, Math.min(end - 1, value));
  const at = (x: number, y: number): Colour => {
    const i = 4 * (within(y, height) * width + within(x, width));
    return [data[i], data[i + 1], data[i + 2]];
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = change(at, x, y).map((value) => within(Math.round(value), 256));
      picture.data.set([...colour, 255], 4 * (y * width + x));
    }
  }
  return picture;
}

/** Whether a kept picture is still the same after a change. */
const survives = (name: string, change: Change) => {
  const kept = read(name);
  return isSame(differenceOf(kept, changed(kept, change)));
};

/** Between −1 and 1, without an order to be seen. */
const noise = (x: number, y: number) => ((x * 7919 + y * 104729) % 2017) / 1008 - 1;

/** Colours of a surface or stroke that is neither black, grey nor white. */
const spread = (colour: Colour) => Math.max(...colour) - Math.min(...colour);

describe.each(NAMES)('%s', (name) => {
  it('is the same as itself', () => {
    expect(survives(name, (at, x, y) => at(x, y))).toBe(true);
  });

  it('is the same where a machine rounds colours otherwise', () => {
    expect(survives(name, (at, x, y) => at(x, y).map((one) => one + 4 * noise(x, y)))).toBe(true);
  });

  it('is the same where a machine smooths the rims of strokes more', () => {
    const smoothed: Change = (at, x, y) =>
      at(x, y).map((one, k) => 0.8 * one + 0.1 * (at(x - 1, y)[k] + at(x + 1, y)[k]));
    expect(survives(name, smoothed)).toBe(true);
  });

  it.each([
    ['to the right', 2, 0],
    ['down', 0, 2],
  ])('is refused 2 px %s', (_, dx, dy) => {
    expect(survives(name, (at, x, y) => at(x - dx, y - dy))).toBe(false);
  });

  it('is refused with blue and red the other way round', () => {
    expect(survives(name, (at, x, y) => [...at(x, y)].reverse())).toBe(false);
  });

  it('is refused where colours are gone', () => {
    const grey: Change = (at, x, y) => at(x, y).map(() => Math.max(...at(x, y)));
    expect(survives(name, grey)).toBe(false);
  });

  it('is refused a shade darker', () => {
    expect(survives(name, (at, x, y) => at(x, y).map((one) => one + (one > 20 ? -10 : 10)))).toBe(
      false,
    );
  });

  it('is refused where nothing was drawn', () => {
    expect(survives(name, (at) => at(0, 0))).toBe(false);
  });

  it('is refused with another size, and in the other theme', () => {
    const kept = read(name);
    const { width, height } = kept;
    expect(isSame(differenceOf(kept, new PNG({ width: width + 1, height })))).toBe(false);
    const other = name.replace(/light|dark/, (theme) => (theme === 'dark' ? 'light' : 'dark'));
    expect(isSame(differenceOf(kept, read(other)))).toBe(false);
  });
});

describe.each(['light', 'dark'])('the surface of a descent, %s', (theme) => {
  it('is refused where the trail of one optimizer is missing', () => {
    // strokes whose red and blue stand out are the trails that swing; each pixel of them takes the colour of the ground beside
    const gone: Change = (at, x, y) => (spread(at(x, y)) > 90 ? at(x - 12, y) : at(x, y));
    expect(survives(`descent-surface-${theme}`, gone)).toBe(false);
  });
});

describe('a smooth map', () => {
  const map = changed(new PNG({ width: 160, height: 160 }), (_, x, y) => [
    90 + x / 2,
    150,
    200 - y,
  ]);

  it('is refused without a thin line of 40 px', () => {
    const drawn = changed(map, (at, x, y) =>
      x >= 50 && x < 90 && Math.abs(y - x) < 1 ? [20, 20, 20] : at(x, y),
    );
    expect(isSame(differenceOf(drawn, map))).toBe(false);
  });

  it('is refused with a marker of 6 px more', () => {
    const drawn = changed(map, (at, x, y) =>
      Math.hypot(x - 80, y - 80) <= 3 ? [250, 120, 0] : at(x, y),
    );
    expect(isSame(differenceOf(map, drawn))).toBe(false);
  });
});
