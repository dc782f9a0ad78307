import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { memoryAfterChanges, pauseLatency } from './our-extras';
import type { Player } from './player';

const DIST = fileURLToPath(new URL('../../apps/playground/dist', import.meta.url));

const common =
  'data.n=500&data.noise=0&prep.standardize=false&prep.split=[50,50,0]&loss=mse&net.out=tanh&optimizer.name=sgd&optimizer.lr=0.03&batch=10&stop.epochs=100000';
const layer = (id: string, units: number) =>
  JSON.stringify({ id, units, activation: 'tanh', batchNorm: false, dropout: 0 });
const net = (...units: number[]) =>
  `net.layers=${encodeURIComponent(`[${units.map((count, i) => layer(`n${i}`, count)).join()}]`)}`;

/** Our own playground, built, with the same networks, data and settings; the speed dial at its end. */
export const ourPlayground: Player = {
  peer: 'bp',
  folder: () => (existsSync(DIST) ? DIST : null),
  works: {
    'playground-default': `#/en/train?data.name=circles&${net(4, 2)}&${common}&speed=max`,
    'playground-6x8': `#/en/train?data.name=spirals&${net(8, 8, 8, 8, 8, 8)}&${common}&speed=max`,
  },
  ready: async (page) => {
    await page.waitForSelector('[data-lab="train"] [data-fact="epoch"]');
  },
  play: (page) => page.click('[data-action="play"]'),
  extras: async (page) =>
    new Map([
      ['pause', await pauseLatency(page)],
      ['memory after 200 networks', await memoryAfterChanges(page)],
    ]),
  epochs: (page) =>
    page.evaluate(() =>
      Number(document.querySelector('[data-fact="epoch"] b')?.textContent?.replaceAll(',', '')),
    ),
};
