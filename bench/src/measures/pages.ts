import { type Browser, chromium, type Page } from 'playwright-core';
import { throttle, watchFrames } from '../pages/frames';
import { ourPlayground } from '../pages/our-playground';
import type { Player } from '../pages/player';
import { serveFolder } from '../pages/serve-folder';
import { tensorflowPlayground } from '../pages/tensorflow-playground';
import type { Bench } from '../runner/bench';
import { summarise, type Unit } from '../runner/results';

/** How long a page is watched in each round. */
const SECONDS = 3;

/**
 * Whole pages in a real browser, training while they draw: ours and TensorFlow Playground's in turns, in headless Chromium.
 * Without a browser, or without TENSORFLOW_PLAYGROUND, what is missing is told.
 */
export async function measurePages(bench: Bench): Promise<void> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  let browser: Browser;
  try {
    browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox'] });
  } catch (error) {
    bench.fail('pages', { peer: 'bp', mode: 'chromium' }, error);
    return;
  }
  try {
    const players = [ourPlayground, tensorflowPlayground].flatMap((player) => {
      const folder = player.folder();
      if (folder) return [{ player, folder }];
      const missing = new Error('its built folder is not there');
      bench.fail('pages', { peer: player.peer, mode: 'page' }, missing);
      return [];
    });
    for (const work of Object.keys(ourPlayground.works)) {
      const found = new Map<string, Map<string, number[]>>();
      for (let round = 0; round < Math.min(bench.options.rounds, 3); round++) {
        for (const { player, folder } of players) {
          bench.say(`${work}, the page of ${player.peer}, round ${round + 1}`);
          const figures = await measurePage(browser, player, folder, work);
          const mine = found.get(player.peer) ?? new Map<string, number[]>();
          for (const [mode, value] of figures) mine.set(mode, [...(mine.get(mode) ?? []), value]);
          found.set(player.peer, mine);
        }
      }
      for (const [peer, modes] of found) {
        for (const [mode, values] of modes) {
          const unit = unitOf(mode);
          bench.add(summarise({ work: `${work}-page`, peer, mode, unit, differs: null }, values));
        }
      }
    }
  } finally {
    await browser.close();
  }
}

function unitOf(mode: string): Unit {
  if (mode === 'page') return 'epochs/s';
  if (mode.startsWith('memory')) return 'MB';
  return mode.startsWith('frames') ? 'frames/s' : mode === 'first load' ? 'kB' : 'ms';
}

async function measurePage(
  browser: Browser,
  player: Player,
  folder: string,
  work: string,
): Promise<Map<string, number>> {
  const server = await serveFolder(folder);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.goto(`${server.url}${player.works[work]}`);
    await player.ready(page);
    if (!(await isPlaying(page, player))) await player.play(page);
    await page.waitForTimeout(1500);
    const figures = new Map<string, number>();
    const [before, start] = [await player.epochs(page), performance.now()];
    const smooth = await watchFrames(page, SECONDS);
    const epochs = (await player.epochs(page)) - before;
    figures.set('page', epochs / ((performance.now() - start) / 1000));
    figures.set('p95 of a frame', smooth.p95);
    figures.set('longest task', smooth.longestTask);
    await throttle(page, 4);
    await page.waitForTimeout(1000);
    figures.set('frames, 4× slower', (await watchFrames(page, SECONDS)).framesPerSecond);
    await throttle(page, 1);
    for (const [mode, value] of (await player.extras?.(page)) ?? []) figures.set(mode, value);
    return figures;
  } finally {
    await page
      .context()
      .close()
      .catch(() => {});
    await server.close();
  }
}

async function isPlaying(page: Page, player: Player): Promise<boolean> {
  const before = await player.epochs(page);
  await page.waitForTimeout(500);
  return (await player.epochs(page)) > before;
}
