import type { Page } from 'playwright-core';
import type { Place } from './places';

/** Waits until a page shows a place, is busy with nothing, and has stood still for a moment. */
export async function settled(page: Page, { shows, act }: Place): Promise<void> {
  await page.waitForSelector('main[data-lab]');
  await act?.(page);
  await page.waitForSelector(shows, { state: 'attached' });
  await page.evaluate(
    ({ still, most }) =>
      new Promise<void>((resolve, reject) => {
        const begun = performance.now();
        let moved = begun;
        const watcher = new MutationObserver(() => {
          moved = performance.now();
        });
        watcher.observe(document, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
        const timer = setInterval(() => {
          const now = performance.now();
          const isStill = now - moved > still && !document.querySelector('[aria-busy="true"]');
          if (!isStill && now - begun < most) return;
          clearInterval(timer);
          watcher.disconnect();
          if (isStill) resolve();
          else reject(new Error('the page does not come to rest'));
        }, 40);
      }),
    { still: 250, most: 20_000 },
  );
}
