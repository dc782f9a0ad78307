import type { Explained } from './explained';
import type { FilmFrame } from './lesson';
import { shown } from './number';

/** The backward pass edge by edge: into each number, once all that was computed from it has its gradient. */
export function filmOf({ values, derivatives }: Explained, digits: number): FilmFrame[] {
  const gradients = new Map(values.map(({ id, gradient }) => [id, gradient]));
  return [...values].reverse().flatMap(({ id, gradient }) => {
    if (gradient === null) return [];
    const ways = derivatives.filter(({ from }) => from === id);
    let sum = 0;
    return ways.map(({ from, to, value, text }, i): FilmFrame => {
      sum += (gradients.get(to) ?? 0) * value;
      return {
        from: to,
        to: from,
        local: text,
        sum,
        shownSum: shown(sum, digits),
        way: i + 1,
        ways: ways.length,
      };
    });
  });
}
