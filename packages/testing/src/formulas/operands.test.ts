import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gradients, variable } from '@bp/autograd';
import { apply, type FormulaOperation } from '@bp/tensor/engine';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { made, primary } from './made';
import { makeAll } from './make-all';

vi.mock('../../../tensor/src/operation/formula-operation', async (original) =>
  (await import('./made')).listing(await original()),
);

const packages = fileURLToPath(new URL('../../../', import.meta.url));

/** Derives an operation twice, so that the operations of its derivatives are made, too. */
function derive(operation: FormulaOperation): void {
  const operands = operation.operands.map(() => variable([0.4], { dtype: 'float64' }));
  const numbers = operation.scalars.map(() => 0.3);
  const output = apply(operation, operands, numbers);
  if (!output.requiresGrad) return;
  const slopes = gradients([output], operands, { upstream: [output], createGraph: true });
  const bent = slopes.filter((slope) => slope.requiresGrad);
  gradients(bent, operands, { upstream: bent });
}

describe('every formula operation', () => {
  beforeAll(() => {
    makeAll();
    primary().forEach(derive);
  });

  it('is among those looked at', () => {
    const names = new Set(made.map(({ name }) => name));
    for (const name of ['add', 'eq', 'where', 'gelu', 'prelu', 'dropout', 'bce', 'nll', 'sigmoid′'])
      expect(names).toContain(name);
    expect(primary().length).toBeGreaterThan(90);
  });

  it('names each tensor of its formula', () => {
    const unnamed = made.filter(({ operands, formula }) => operands.length !== formula.inputs);
    expect(unnamed.map(({ name }) => name)).toEqual([]);
  });

  it('has a name for every operand, and no two alike', () => {
    const wrong = made.filter(({ operands, scalars }) => {
      const names = [...operands, ...scalars];
      return new Set(names).size < names.length || names.some((name) => !name);
    });
    expect(wrong.map(({ name, operands, scalars }) => [name, operands, scalars])).toEqual([]);
  });
});

describe('the door of formula operations', () => {
  it('is the only place where one is made', () => {
    const sources = readdirSync(packages, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /^[^/]+\/src\/.*(?<!\.test)\.ts$/.test(file),
    );
    expect(sources.length).toBeGreaterThan(300);
    const makers = sources.filter((file) =>
      /kind(: | = )'formula'(?=[,;]\n)(?<!readonly kind: 'formula')/.test(
        readFileSync(`${packages}${file}`, 'utf8'),
      ),
    );
    expect(makers).toEqual(['tensor/src/operation/formula-operation.ts']);
  });
});
