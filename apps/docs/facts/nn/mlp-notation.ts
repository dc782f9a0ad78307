import { Linear, Sequential, Sigmoid } from '@bp/layers';
import type { FactsOfPage } from '../../content/facts.ts';
import type { Language } from '../../content/languages.ts';
import { valuesOf, workedExplained } from '../../given/worked.ts';

const NOTATIONS = [
  'flat',
  { scheme: 'layered', order: 'from-to' },
  { scheme: 'layered', order: 'to-from' },
  'nodes',
  'path',
] as const;

/** What the eight weights are called, a row for each, as explain writes them. */
function namesOfWeights(language: Language): string {
  const columns = NOTATIONS.map((notation) =>
    workedExplained(language, { notation })
      .graph.values.filter(({ role }) => role === 'weight')
      .map(({ latex, text, value }) => ({
        name: notation === 'path' ? `\`${text}\`` : `$${latex}$`,
        value,
      })),
  );
  return columns[0]
    .map(({ value }, i) => `| ${columns.map((column) => column[i].name).join(' | ')} | ${value} |`)
    .join('\n');
}

const countOf = (...sizes: number[]) =>
  new Sequential(
    ...sizes.slice(1).flatMap((size, i) => [new Linear(sizes[i], size), new Sigmoid()]),
  )
    .parameters()
    .reduce((sum, { size }) => sum + size, 0);

const facts: FactsOfPage = (language) => {
  const values = valuesOf(workedExplained(language));
  return {
    ...values,
    names: namesOfWeights(language),
    digits: countOf(784, 128, 10),
    exercise: countOf(3, 4, 2),
    first: 784 * 128,
    deep: countOf(10, 10, 10, 10),
  };
};

export default facts;
