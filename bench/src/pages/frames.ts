import type { Page } from 'playwright-core';

/** How smooth a page was for a while. */
export interface Smoothness {
  /** Milliseconds between two frames, those of the slowest 5 % left out. */
  readonly p95: number;
  readonly framesPerSecond: number;
  /** The longest task of the page's own thread, in milliseconds; 0 where none was longer than 50. */
  readonly longestTask: number;
}

/** Watches the frames of a page for some seconds. */
export async function watchFrames(page: Page, seconds: number): Promise<Smoothness> {
  return page.evaluate(async (milliseconds) => {
    const gaps: number[] = [];
    let longestTask = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
    });
    observer.observe({ type: 'longtask' });
    const start = performance.now();
    let last = start;
    await new Promise<void>((resolve) => {
      const frame = () => {
        const now = performance.now();
        gaps.push(now - last);
        last = now;
        if (now - start < milliseconds) requestAnimationFrame(frame);
        else resolve();
      };
      requestAnimationFrame(frame);
    });
    observer.disconnect();
    gaps.sort((a, b) => a - b);
    return {
      p95: gaps[Math.floor(0.95 * (gaps.length - 1))],
      framesPerSecond: (1000 * gaps.length) / (last - start),
      longestTask,
    };
  }, 1000 * seconds);
}

/** Makes the processor of the page's own thread so many times slower, as on a small phone. */
export async function throttle(page: Page, times: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: times });
  await session.detach();
}
