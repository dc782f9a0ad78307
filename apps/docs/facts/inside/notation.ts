import type { Notation } from '@bp/autograd/explain';
import type { FactsOfPage } from '../../content/facts.ts';
import { workedExplained } from '../../given/worked.ts';

const FLAT = 'flat';

const NOTATIONS = {
  note1: { scheme: 'layered', order: 'from-to' },
  note2: FLAT,
  note4: 'nodes',
  matrix: { scheme: 'layered', order: 'to-from' },
  path: 'path',
} as const satisfies Record<string, Notation>;

/** What is shown of the network, by its name in the flat notation. */
const SHOWN = [
  'x1',
  'z1',
  'h1',
  'z3',
  'o1',
  't1',
  'E',
  'w1',
  'w2',
  'w3',
  'w4',
  'w5',
  'w6',
  'w7',
  'w8',
];

const facts: FactsOfPage = (language) => {
  const flat = workedExplained(language, { notation: FLAT }).graph.values;
  const symbols: Record<string, string> = {};
  for (const [name, notation] of Object.entries(NOTATIONS)) {
    const { values } = workedExplained(language, { notation }).graph;
    for (const id of SHOWN) {
      symbols[`${name}.${id}`] = `$${values[flat.findIndex((one) => one.id === id)].latex}$`;
    }
  }
  const gradientOfW6 = (notation: Notation) => {
    const other = workedExplained(language, { notation });
    return other.gradient(other.graph.values[flat.findIndex(({ id }) => id === 'w6')].id).toLatex();
  };
  const run = workedExplained(language);
  const gradientOf = (id: string) => flat.find((one) => one.id === id)?.gradient ?? Number.NaN;
  return {
    ...symbols,
    w6gradient: gradientOf('w6'),
    w7gradient: gradientOf('w7'),
    w6: flat.find(({ id }) => id === 'w6')?.value ?? Number.NaN,
    w7: flat.find(({ id }) => id === 'w7')?.value ?? Number.NaN,
    derivation: run.gradient('w6').toLatex(),
    layered: gradientOfW6(NOTATIONS.note1),
    node: 2 + 2 + 1,
    weights: 2 * 3 + 3 * 2,
  };
};

export default facts;
