import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { launchChromium } from '@bp/testing/chromium';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveApp } from './app';

let browser: Browser;
let app: Awaited<ReturnType<typeof serveApp>>;
let host: Server;
let hostUrl: string;

/** A page of another origin that embeds the app, and keeps what it is told. */
const pageWith = (src: string) => `<!doctype html><title>host</title>
<iframe id="bp" src="${src}" width="900" height="700"></iframe>
<script>
window.heard = [];
addEventListener('message', (event) => heard.push({ origin: event.origin, data: event.data }));
window.say = (data) => document.getElementById('bp').contentWindow.postMessage(data, '*');
</script>`;

beforeAll(async () => {
  browser = await launchChromium();
  app = await serveApp(browser);
  host = createServer((request, response) => {
    const src = new URL(request.url ?? '/', 'http://host').searchParams.get('src') ?? '';
    response.setHeader('content-type', 'text/html').end(pageWith(src.replaceAll('&', '&amp;')));
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  hostUrl = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  host?.close();
});

type Heard = { origin: string; data: Record<string, unknown> & { type: string } };

async function openHost(place: string): Promise<Page> {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  await page.goto(`${hostUrl}?src=${encodeURIComponent(`${app.url}${place}`)}`);
  await page.waitForFunction('window.heard.length > 0');
  return page;
}

const heard = (page: Page) => page.evaluate('window.heard') as Promise<Heard[]>;

async function ask(page: Page, message: Record<string, unknown>): Promise<Heard['data']> {
  await page.evaluate(
    (data) => (globalThis as unknown as { say(data: unknown): void }).say(data),
    message,
  );
  await page.waitForFunction((id) => {
    const all = (window as unknown as { heard: Heard[] }).heard;
    return all.some(({ data }) => data.id === id);
  }, message.id);
  return (await heard(page)).findLast(({ data }) => data.id === message.id)!.data;
}

it.each([
  '?embed=1&hide=data,status#/en/train?stop.epochs=30',
  '#/en/train?stop.epochs=30&embed=1&hide=data',
])('stands without its header: %s', async (place) => {
  const page = await openHost(place);
  const frame = page.frameLocator('#bp');
  await frame.locator('main[data-lab=train]').waitFor();
  expect(await frame.locator('header.top').count()).toBe(0);
  await frame.getByRole('link', { name: 'Open in bp' }).waitFor();
  const link = await frame.getByRole('link', { name: 'Open in bp' }).getAttribute('href');
  expect(link).not.toMatch(/embed|hide/);
  expect(await frame.locator('html').getAttribute('data-hide')).toContain('data');
  await page.close();
});

it('says that it is ready, and nothing about itself before it is spoken to', async () => {
  const page = await openHost('?embed=1#/en/train?seed=12345');
  await page.waitForTimeout(1500);
  expect((await heard(page)).map(({ data }) => data)).toEqual([{ type: 'bp:ready', v: 1 }]);
  await page.close();
});

it('changes what it is told to, answers, and tells of changes from then on', async () => {
  const page = await openHost('?embed=1#/en/train?stop.epochs=30&data.n=100');
  const state = await ask(page, {
    type: 'bp:set',
    v: 1,
    id: 'a',
    set: { 'optimizer.lr': 0.5, seed: 9 },
  });
  expect(state).toMatchObject({ type: 'bp:state', v: 1, id: 'a', lab: 'train', problem: null });
  expect(state.config).toMatchObject({ seed: 9, optimizer: { lr: 0.5 } });
  const other = await ask(page, {
    type: 'bp:set',
    v: 1,
    id: 'b',
    language: 'ko',
    theme: 'dark',
    lab: 'descent',
  });
  expect(other).toMatchObject({ language: 'ko', theme: 'dark', lab: 'descent' });
  await page.frameLocator('#bp').locator('main[data-lab=descent]').waitFor();
  await ask(page, { type: 'bp:set', v: 1, id: 'c', language: 'en', lab: 'train' });
  const before = (await heard(page)).length;
  await page.frameLocator('#bp').locator('button.play:enabled').click();
  await page.waitForFunction(
    (count) => (window as unknown as { heard: Heard[] }).heard.length > count,
    before,
  );
  const last = (await heard(page)).at(-1)!;
  expect(last.data).toMatchObject({ type: 'bp:state', lab: 'train' });
  expect(last.data).not.toHaveProperty('id');
  expect(last.origin).toBe(new URL(app.url).origin);
  await page.close();
});

it('refuses what makes no sense with the reason, and stays as it was', async () => {
  const page = await openHost('?embed=1#/en/train?seed=4');
  for (const [part, key] of [
    [{ set: { 'optimizer.lr': 'fast' } }, 'number'],
    [{ set: { nothing: 1 } }, 'unknown'],
    [{ v: 2 }, 'version'],
    [{ lab: 'nowhere' }, 'choice'],
  ] as const) {
    const state = await ask(page, { type: 'bp:set', v: 1, id: key, ...part });
    expect(state).toMatchObject({ problem: { key }, config: { seed: 4 } });
  }
  await page.close();
});

it('listens to the page around it and to no other window', async () => {
  const page = await openHost('?embed=1#/en/train?seed=4');
  // a frame beside it speaks to it
  await page.evaluate(() => {
    const beside = document.createElement('iframe');
    beside.srcdoc =
      '<script>parent.frames[0].postMessage({ type: "bp:set", v: 1, id: "x", set: { seed: 5 } }, "*")</script>';
    document.body.append(beside);
  });
  await page.waitForTimeout(800);
  const state = await ask(page, { type: 'bp:set', v: 1, id: 'mine' });
  expect(state.config).toMatchObject({ seed: 4 });
  expect((await heard(page)).some(({ data }) => data.id === 'x')).toBe(false);
  await page.close();
});

it('says nothing at all where it is not embedded as such', async () => {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  await page.goto(`${hostUrl}?src=${encodeURIComponent(`${app.url}#/en/train?seed=4`)}`);
  const frame = page.frameLocator('#bp');
  await frame.locator('main[data-lab=train]').waitFor();
  await page.evaluate(() =>
    (globalThis as unknown as { say(data: unknown): void }).say({
      type: 'bp:set',
      v: 1,
      id: 1,
      set: { seed: 5 },
    }),
  );
  await page.waitForTimeout(800);
  expect(await heard(page)).toEqual([]);
  await page.close();
});
