import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { serveApp } from './app';

type App = Awaited<ReturnType<typeof serveApp>>;

/** Opens Train, and waits until its run could go. */
export async function openTrain(
  app: App,
  place: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await app.open(place, options);
  await page.locator('[data-action="play"]:enabled').waitFor({ timeout: 30_000 });
  return page;
}

export const epoch = async (page: Page): Promise<number> =>
  Number((await page.textContent('[data-fact="epoch"] b'))?.replaceAll(',', ''));

/** The fingerprint, once the run stands. */
export async function fingerprint(page: Page): Promise<string> {
  const shown = page.locator('[data-fact="fingerprint"]');
  await expect.poll(() => shown.textContent()).toMatch(/^[0-9a-f]{4} [0-9a-f]{4}$/);
  return (await shown.textContent()) ?? '';
}

/** Moves the line of the run to an epoch, and waits until the run stands there. */
export async function seek(page: Page, to: number): Promise<string> {
  await page.getByLabel('Position in the run').fill(`${to}`);
  await expect.poll(() => epoch(page), { timeout: 30_000 }).toBe(to);
  return fingerprint(page);
}

/** Plays to the end. */
export async function playToEnd(page: Page, epochs: number): Promise<string> {
  await page.click('[data-action="play"]');
  await expect.poll(() => epoch(page), { timeout: 45_000 }).toBe(epochs);
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
  return fingerprint(page);
}

/** The rows of the loss curve, as the page tells them in a table. */
export async function curve(page: Page): Promise<string[]> {
  const loss = page.locator('[data-tour="curve"]');
  const open = loss.getByRole('button', { name: 'as table' });
  if (await open.count()) await open.click();
  await loss.locator('tbody tr').first().waitFor();
  return loss.locator('tbody tr').allInnerTexts();
}

export const status = (page: Page) => page.locator('[role="status"]').last();
