import { parameter } from '@bp/autograd';
import { type Explanation, explain } from '@bp/autograd/explain';
import { ko } from '@bp/autograd/explain/ko';
import type { Tensor } from '@bp/tensor';
import type { Language } from '../content/languages.ts';

/** What was computed on the way, by name, and last the result. */
type Steps = Readonly<Record<string, Tensor>>;

/**
 * An expression of a few numbers, explained: each number goes by its name, h1 as h with an index.
 *
 * @param steps - from what is given to every number that shall have a name
 */
export function expression<K extends string>(
  language: Language,
  given: Readonly<Record<K, number>>,
  steps: (at: Readonly<Record<K, Tensor>>) => Steps,
): Explanation {
  const at = Object.fromEntries(
    Object.entries<number>(given).map(([name, value]) => [
      name,
      parameter(value, { dtype: 'float64' }),
    ]),
  ) as Record<K, Tensor>;
  const named = steps(at);
  const result = Object.values(named).at(-1) as Tensor;
  return explain(result, {
    inputs: { ...at, ...named },
    notation: ({ path }) => ({ text: path, latex: path.replace(/(\d+)$/, '_{$1}') }),
    ...(language === 'ko' ? { language: ko } : {}),
  });
}

/** z = (x + y)² at x = 1, y = 2. */
export function square(language: Language): Explanation {
  return expression(language, { x: 1, y: 2 }, ({ x, y }) => {
    const t = x.add(y);
    return { t, z: t.square() };
  });
}

/** y = e^sin(x²) at x = 0.8, as three functions one after the other. */
export function chain(language: Language): Explanation {
  return expression(language, { x: 0.8 }, ({ x }) => {
    const h1 = x.square();
    const h2 = h1.sin();
    return { h1, h2, y: h2.exp() };
  });
}

/** O = p·z at w = 0.5, where both p = sin(w²) and z = e^tanh(w) depend on w. */
export function twoPaths(language: Language): Explanation {
  return expression(language, { w: 0.5 }, ({ w }) => {
    const [y, x] = [w.square(), w.tanh()];
    const [p, z] = [y.sin(), x.exp()];
    return { y, x, p, z, O: p.mul(z) };
  });
}
