import { readFileSync } from 'node:fs';
import * as all from '@bp/all';
import { describe, expect, it } from 'vitest';

const { dependencies } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);

describe.each(Object.keys(dependencies))('%s', (name) => {
  it('is there with all its names, none of which stands for something else', async () => {
    const names: Record<string, unknown> = await import(name);
    expect(Object.keys(names).length).toBeGreaterThan(0);
    for (const [key, value] of Object.entries(names)) {
      expect((all as Record<string, unknown>)[key], key).toBe(value);
    }
  });
});
