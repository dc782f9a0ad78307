import type { Page } from 'playwright-core';
import type { Place } from './places';
import { settled } from './settled';

/** A state of the page that is the same on every machine, and what is drawn there. */
export interface Scene extends Place {
  /** Of the window; a narrow one makes small pictures. */
  readonly width?: number;
  /** The names of drawings, and the elements that they fill. */
  readonly drawings: Readonly<Record<string, string>>;
}

const NARROW = 340;
const HEIGHT = 720;
const RUN = 'train?seed=7&stop.epochs=300&data.n=120&mode=instant';
const AT_END = '[data-fact="epoch"] b:text-is("300")';
const SMALL = 'net.layers.a.units=3&net.layers.b.units=2';

/** All of the labs; the graph of Backprop is no canvas. */
export const SCENES: Readonly<Record<string, Scene>> = {
  'train, its network': {
    at: `${RUN}&${SMALL}`,
    shows: AT_END,
    width: 1100,
    drawings: { 'train-network': '.net' },
  },
  'train, its output': {
    at: `${RUN}&tab=output`,
    shows: AT_END,
    drawings: {
      'train-map': '[data-tour="map"] .axes',
      'train-curve': '[data-tour="curve"] .plot',
    },
  },
  'train, compared': {
    at: 'train?compare=l2&stop.epochs=20&data.n=60',
    shows: '[data-variant="2"] .weights canvas',
    drawings: { 'train-weights': '[data-variant="2"] .weights' },
  },
  'descent, a race': {
    at: 'descent?preset=race&steps=120&step=120',
    shows: 'tbody tr',
    drawings: {
      'descent-surface': '[data-tour="surface"] .map',
      'descent-loss': '[data-tour="curve"] .plot',
    },
  },
  'descent, fish cakes': {
    at: 'descent?preset=fish-cake',
    shows: '.along canvas',
    drawings: { 'descent-along': '.along .plot', 'descent-data': '.right > .plot' },
  },
  vanishing: {
    at: 'vanishing?variants=sigmoid/default,tanh/xavierNormal&depth=6&steps=40&step=20',
    shows: '.verdicts li',
    drawings: {
      'vanishing-strip': '.strips div.strip div.strip',
      'vanishing-layers': '.four .plot',
      'vanishing-bound': '[data-tour="bound"] .plot',
    },
  },
  digits: {
    at: 'digits?run=five~2',
    shows: '.neurons canvas',
    drawings: { 'digits-first-layer': '.neurons', 'digits-curves': '.curves .plot' },
  },
};

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const windowOf = ({ width = NARROW }: Scene) => ({ width, height: HEIGHT });

/** Waits until a page stands at a scene, its own letters have come, and nothing but what is drawn is to be seen. */
export async function standAt(page: Page, scene: Scene): Promise<void> {
  await settled(page, scene);
  await page.waitForFunction(() =>
    [...document.fonts].some(
      ({ family, status }) => family.includes('Inter') && status === 'loaded',
    ),
  );
  await page.evaluate(() => {
    const only = new CSSStyleSheet();
    only.replaceSync(
      '* { visibility: hidden !important } canvas { visibility: visible !important }',
    );
    document.adoptedStyleSheets.push(only);
  });
}

/** What fills an element now, as a PNG: the same picture twice in a row. */
export async function take(page: Page, element: string): Promise<Buffer> {
  const clip = await page
    .locator(element)
    .first()
    .evaluate((box) => {
      box.scrollIntoView({ block: 'center' });
      const { left, top, right, bottom } = box.getBoundingClientRect();
      const [x, y] = [Math.ceil(left), Math.ceil(top)];
      return { x, y, width: Math.floor(right) - x, height: Math.floor(bottom) - y };
    });
  let before = await page.screenshot({ clip });
  for (let tries = 0; tries < 40; tries++) {
    await page.waitForTimeout(60);
    const now = await page.screenshot({ clip });
    if (now.equals(before)) return now;
    before = now;
  }
  throw new Error('the drawing does not come to rest');
}
