import { readFileSync } from 'node:fs';
import { parameter } from '@bp/autograd';
import { SGD } from '@bp/optim';
import { tensor } from '@bp/tensor';
import { expect, it } from 'vitest';
import { detectAnomaly, explainUpdate } from './index';

it('the README quotes what is printed', () => {
  const page = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  // Below a `toText()`, with … for what is left out.
  const quoted = Array.from(
    page.matchAll(/\.toText\(\)\);\n\/\/ (?:… )?(.+) …\n/g),
    ([, text]) => text,
  );
  const p = tensor([
    [0.5, 0.5],
    [1, 0],
  ]);
  const w = parameter([0.45], { dtype: 'float64' });
  const optimizer = new SGD([w], { lr: 0.25, momentum: 0.9 });
  w.square().sum().backward();
  const printed = [
    detectAnomaly(() => p.mul(p.log()).sum(), { inputs: { p } }).toText(),
    explainUpdate(optimizer, w, 0, { name: 'w5' }).toText(),
  ];
  expect(quoted.length).toBe(printed.length);
  for (const [i, text] of printed.entries()) expect(text).toContain(quoted[i]);
});
