import { describe, expect, it } from 'vitest';
import { attempt } from './attempt';
import { READERS } from './readers';

const COUNT = 500;

describe.each(READERS)('$name', (reader) => {
  it('reads right files, refuses others by an error of its own, and never takes one for another', async () => {
    let accepted = 0;
    const faults: string[] = [];
    for (let seed = 1; seed <= COUNT; seed++) {
      const outcome = await attempt(reader, seed);
      if (outcome.accepted) accepted++;
      if (outcome.fault !== null) faults.push(`seed ${seed}: ${outcome.fault}`);
    }
    expect(faults).toEqual([]);
    expect(accepted).toBeGreaterThan(COUNT * 0.05);
    expect(accepted).toBeLessThan(COUNT * 0.7);
  });

  it('is found out where it reads a file as another', async () => {
    const wrong = { ...reader, read: () => 'something else' };
    expect((await attempt(wrong, 1)).fault).toMatch(/^accepts something else/);
  });
});
