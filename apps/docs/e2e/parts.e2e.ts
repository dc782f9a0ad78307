import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { builtSite, type Site } from './site.ts';

let site: Site;

beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site?.close());
afterEach(() => expect(site.problems.splice(0)).toEqual([]));

it('a lab is loaded when it comes into view, runs, follows the theme, and moves nothing', async () => {
  const page = await site.open('bp/delta-rule.html');
  expect(await page.locator('.lab iframe').count()).toBe(0);
  const box = () => page.locator('.lab').evaluate((one) => one.getBoundingClientRect().height);
  const before = await box();
  await page.locator('.lab').scrollIntoViewIfNeeded();
  const lab = page.frameLocator('.lab iframe');
  await lab.locator('[data-result]').waitFor();
  expect(await box()).toBe(before);
  expect(await lab.locator('header.top').count()).toBe(0);
  await page.click('.top > .preferences button');
  await expect.poll(() => lab.locator('html').getAttribute('data-theme')).toBe('dark');
  await lab.getByRole('button', { name: '다음 걸음' }).click();
  const link = page.locator('.lab figcaption a');
  await expect.poll(() => link.getAttribute('href')).toContain('step=13');
  expect(await link.getAttribute('href')).toContain('playground/#/ko/backprop?');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('SPAN');
  await page.close();
});

it('an exercise is checked in the page, and says what a mistake looks like', async () => {
  const page = await site.open('en/bp/delta-rule.html');
  const exercise = page.locator('.exercise:has(form):has(.hint)').first();
  const answer = await exercise
    .locator('.answer .katex annotation')
    .first()
    .evaluate((one) => one.textContent?.split('=').at(-1)?.replace('−', '-').trim());
  const value = Number(answer?.match(/-?[\d.]+/)?.[0]);
  const says = exercise.getByRole('status');
  const give = async (text: string) => {
    await exercise.getByLabel('Your answer').fill(text);
    await exercise.getByRole('button', { name: 'Check' }).click();
    return says.textContent();
  };
  expect(await give('no number')).toContain('not read as a number');
  expect(await give(String(-value))).toContain('sign');
  expect(await give(String(value * 2))).toContain('by exactly 2');
  expect(await give('77')).toBe('Not yet.');
  await exercise.locator('.hint summary').click();
  expect(await give(String(value).replace('.', ','))).toBe('Right. 1 hint used.');
  await page.close();
});
