import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as all from './index';

const { dependencies } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);

/** Names that would stand for two things, and what they are here. */
const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '@bp/tensor': { split: 'splitTensor' },
};

describe.each(Object.keys(dependencies))('%s', (name) => {
  it('is there with all its names, none of which stands for something else', async () => {
    const names: Record<string, unknown> = await import(name);
    expect(Object.keys(names).length).toBeGreaterThan(0);
    for (const [key, value] of Object.entries(names)) {
      const here = RENAMED[name]?.[key] ?? key;
      expect((all as Record<string, unknown>)[here], key).toBe(value);
    }
  });
});
