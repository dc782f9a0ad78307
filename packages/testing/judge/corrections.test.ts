import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { JudgeCase } from './contract/schema';
import { corrected } from './corrections.mjs';

const { cases }: { cases: JudgeCase[] } = JSON.parse(
  readFileSync(new URL('./cases/activations.json', import.meta.url), 'utf8'),
);
const named = (op: string): JudgeCase[] => cases.filter((judged) => judged.op === op);

describe('the figures of PyTorch', () => {
  it('are corrected in hardsigmoid, whose slope is exactly ⅙ in float64', () => {
    const judged = named('Hardsigmoid');
    expect(judged.length).toBeGreaterThan(0);
    for (const { gradUpstream, gradInputs } of judged.map(corrected)) {
      const slopes = (gradInputs?.[0]?.data ?? []).map(
        (x, i) => Number(x) / Number(gradUpstream?.[0]?.data[i]),
      );
      for (const slope of slopes.filter((x) => x !== 0 && !Number.isNaN(x))) {
        if (gradInputs?.[0]?.shape.length === 1) expect(slope).toBeCloseTo(1 / 6, 15);
      }
    }
  });

  it('are taken as they are elsewhere', () => {
    for (const judged of named('GELU')) expect(corrected(judged)).toBe(judged);
  });
});
