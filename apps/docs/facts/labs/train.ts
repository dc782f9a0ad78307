import { Linear, Sequential, Tanh } from '@bp/layers';
import type { FactsOfPage } from '../../content/facts.ts';

const facts: FactsOfPage = () => {
  const count = (...units: number[]) =>
    new Sequential(...units.slice(1).flatMap((n, i) => [new Linear(units[i], n), new Tanh()]))
      .parameters()
      .reduce((sum, { size }) => sum + size, 0);
  const rows = 300 * 0.6;
  const updates = Math.ceil(rows / 32);
  return {
    parameters: count(2, 8, 8, 1),
    small: count(2, 2, 2, 1),
    line: count(2, 1),
    rows,
    updates,
    last: rows - 32 * (updates - 1),
    all: 1000 * updates,
    full: 1000,
  };
};

export default facts;
