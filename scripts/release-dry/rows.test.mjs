import { describe, expect, it } from 'vitest';
import { Report } from '../verify-packages/report.mjs';
import { checkRows, conclude } from './rows.mjs';

const good = { title: 'good', look: async () => ({ summary: '' }) };
const bad = { title: 'bad', look: async () => ({ summary: '', findings: ['other bits'] }) };
const broken = {
  title: 'broken',
  async look() {
    throw new Error('rollup@4.68.8 could not be downloaded');
  },
};

/** @param {import('./project.mjs').Row[]} rows */
async function outcomeOf(rows) {
  /** @type {string[]} */
  const lines = [];
  const print = (/** @type {string} */ line) => lines.push(line);
  const report = new Report(print, 'release:dry');
  await checkRows(rows, report);
  return { code: conclude(report, print), lines };
}

describe('the rehearsal of a release', () => {
  it('passes where every row holds', async () => {
    const { code, lines } = await outcomeOf([good, good]);
    expect(code).toBe(0);
    expect(lines.at(-1)).toBe('release:dry: 2 passed, 0 failed');
  });

  it.each([
    ['differs', bad, 'other bits'],
    ['cannot be looked at', broken, 'rollup@4.68.8 could not be downloaded'],
  ])('fails where one row %s, and still looks at the others', async (_, row, finding) => {
    const { code, lines } = await outcomeOf([good, row, good, good]);
    expect(code).toBe(1);
    expect(lines.at(-1)).toBe('release:dry: 3 passed, 1 failed');
    expect(lines).toContain(`       ${finding}`);
  });

  it('fails where nothing was looked at', async () => {
    expect((await outcomeOf([])).code).toBe(1);
  });
});
