import type { FactsOfPage } from '../../content/facts.ts';

const facts: FactsOfPage = () => ({
  spacing24: 2,
  digits: 24 * 0.30103,
  lanes: 8,
  block: 1024,
  left: Math.fround(Math.fround(1e8 + 4) - 1e8),
  right: Math.fround(4 + Math.fround(1e8 - 1e8)),
  hex: 64 * 4,
});

export default facts;
