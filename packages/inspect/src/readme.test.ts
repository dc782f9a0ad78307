import { readFileSync } from 'node:fs';
import { BatchNorm1d, Dropout, Linear, ReLU, Sequential } from '@bp/layers';
import { tensor, zeros } from '@bp/tensor';
import { expect, it } from 'vitest';
import { detectAnomaly, summary } from './index';

it('the README shows what is printed', () => {
  const page = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const shown = Array.from(page.matchAll(/```text\n([\s\S]*?)\n```/g), ([, text]) => text);
  const model = new Sequential(
    new Linear(784, 128),
    new BatchNorm1d(128),
    new ReLU(),
    new Dropout(0.2),
    new Linear(128, 10),
  );
  const p = tensor([
    [0.5, 0.5],
    [1, 0],
  ]);
  const printed = [
    summary(model, zeros([32, 784])).toText(),
    detectAnomaly(() => p.mul(p.log()).sum(), { inputs: { p } }).toText(),
  ];
  expect(shown).toEqual(printed);
});
