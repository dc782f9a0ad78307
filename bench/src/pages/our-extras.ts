import type { Page } from 'playwright-core';

const CHANGES = 200;
const PAUSES = 5;

/** Milliseconds from a press on pause until the run stands and the page shows it (its fingerprint is there): the median of some. */
export async function pauseLatency(page: Page): Promise<number> {
  const found: number[] = [];
  for (let i = 0; i < PAUSES; i++) {
    found.push(
      await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const fact = document.querySelector('[data-fact="fingerprint"]') as HTMLElement;
            const observer = new MutationObserver(() => {
              if (!/[0-9a-f]{4}/.test(fact.textContent ?? '')) return;
              observer.disconnect();
              resolve(performance.now() - start);
            });
            observer.observe(fact, { childList: true, characterData: true, subtree: true });
            const start = performance.now();
            (document.querySelector('[data-action="play"]') as HTMLElement).click();
          }),
      ),
    );
    await page.click('[data-action="play"]');
    await page.waitForTimeout(500);
  }
  return found.sort((a, b) => a - b)[PAUSES >> 1];
}

/**
 * Megabytes of the page and its workers, heaps with the buffers and WebAssembly behind them, after a layer has grown and shrunk
 * 200 times; garbage is collected before.
 */
export async function memoryAfterChanges(page: Page): Promise<number> {
  await page.focus('[data-layer="n0"] [data-tile]');
  for (let i = 0; i < CHANGES; i++) {
    await page.keyboard.press(i % 2 === 0 ? '+' : '-');
    await page.waitForTimeout(20);
  }
  await page.waitForTimeout(1000);
  const session = await page.context().newCDPSession(page);
  const workers: string[] = [];
  const answers = new Map<number, (result: Heap) => void>();
  session.on('Target.attachedToTarget', ({ sessionId }) => workers.push(sessionId));
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message);
    answers.get(id)?.(result);
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  let count = 0;
  const ask = (sessionId: string, method: string) =>
    new Promise<Heap>((resolve) => {
      answers.set(++count, resolve);
      const message = JSON.stringify({ id: count, method });
      void session.send('Target.sendMessageToTarget', { sessionId, message });
    });
  await session.send('HeapProfiler.collectGarbage');
  let bytes = sizeOf((await session.send('Runtime.getHeapUsage')) as Heap);
  for (const worker of workers) {
    await ask(worker, 'HeapProfiler.collectGarbage');
    bytes += sizeOf(await ask(worker, 'Runtime.getHeapUsage'));
  }
  await session.detach();
  return bytes / 1e6;
}

interface Heap {
  readonly usedSize: number;
  readonly backingStorageSize?: number;
}

function sizeOf({ usedSize, backingStorageSize = 0 }: Heap): number {
  return usedSize + backingStorageSize;
}
