// Random graphs to practise on, in graded levels; the same seed gives the same graph to everybody.
import { diceOf } from './dice';
import type { NetProblem, Problem } from './problem/problem';

export function drillProblem(level: number, seed: number): Problem {
  const dice = diceOf(seed * 8 + level);
  const pick = <T>(list: readonly T[]): T => list[dice.int(0, list.length)];
  const whole = (): number => dice.int(1, 6) * (dice.chance(0.25) ? -1 : 1);
  const tenth = (): number => (dice.int(1, 10) * (dice.chance(0.3) ? -1 : 1)) / 10;
  const expression = (source: string, at: Record<string, number>): Problem => ({
    kind: 'expression',
    source,
    at,
  });
  switch (level) {
    case 1:
      return expression(
        pick([
          's = x + y; z = s * w',
          'p = x * y; z = p + w',
          's = x - y; z = w * s',
          'p = x * w; q = p - y; z = 2 * q',
        ]),
        { x: whole(), y: whole(), w: whole() },
      );
    case 2:
      return expression(
        pick([
          's = x + y; q = s^2; z = 3 * q',
          'p = x * y; z = sin(p)',
          'q = x^3; z = exp(q) * y',
          's = 2 * x; c = cos(s); z = c^2 + y',
          'q = x^2; s = q + y^2; z = sqrt(s)',
        ]),
        { x: tenth(), y: tenth() },
      );
    case 3:
      return expression(
        pick([
          'a = x * y; b = x + y; z = a * b',
          'a = x^2; b = sin(x); z = a * b + y',
          'a = tanh(x); b = exp(x); z = a + b * y',
          'a = x * y; b = a^2; c = a + x; z = b * c',
        ]),
        { x: tenth(), y: tenth() },
      );
    case 4:
      return expression(
        pick([
          's = w * x + b; o = sigmoid(s); E = 0.5 * (o - t)^2',
          's = w * x + v * y + b; E = tanh(s)',
          's = w * x + b; o = relu(s); E = (o - t)^2',
        ]),
        { w: tenth(), x: tenth(), v: tenth(), y: tenth(), b: 0.5 + Math.abs(tenth()), t: 0.3 },
      );
    default:
      return net();
  }

  function net(): NetProblem {
    const layer = (): NetProblem['layers'][number] => ({
      weights: [
        [tenth(), tenth()],
        [tenth(), tenth()],
      ],
      bias: null,
      activation: 'sigmoid',
    });
    return {
      kind: 'net',
      layers: [layer(), layer()],
      loss: 'halfSse',
      x: [Math.abs(tenth()), Math.abs(tenth())],
      t: [Math.abs(tenth()), Math.abs(tenth())],
      lr: 0.5,
    };
  }
}
