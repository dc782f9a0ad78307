import worked from '@bp/testing/worked-example.json';
import { describe, expect, it } from 'vitest';
import { PRESET_NAMES } from './examples';
import type { Lesson, Step } from './lesson';
import { lessonOf } from './lesson-of';
import { type Look, NOTATIONS } from './look';
import { netNames, withValues } from './net-names';
import { PRESETS } from './presets';
import type { NetProblem, Problem } from './problem/problem';

const LOOK: Look = { notation: 'flat', digits: 8, language: 'en' };

function step(lesson: Lesson, id: string): Step {
  return lesson.steps.find((one) => one.id === id) as Step;
}

describe.each([
  ['2-2-2', 'sigmoid+halfSSE'],
  ['2-2-2-bce', 'sigmoid+BCE'],
  ['2-2-2-identity', 'identity+halfSSE'],
] as const)('the example %s', (preset, variant) => {
  const lesson = lessonOf(PRESETS[preset], LOOK);
  const { forward, delta, grad, updated, forwardAfter } = worked[variant];

  it('has 31 steps', () => {
    expect(lesson.steps).toHaveLength(31);
  });

  it.each(Object.entries(forward))('computes %s', (name, value) => {
    expect(step(lesson, `f:${name}`).value).toBeCloseTo(value, 14);
  });

  it.each(Object.entries(delta))('finds δ of %s', (name, value) => {
    const sum = { o1: 'z3', o2: 'z4', h1: 'z1', h2: 'z2' }[name];
    expect(step(lesson, `g:${sum}`).value).toBeCloseTo(value, 14);
    expect(step(lesson, `g:${sum}`).delta?.text).toBe(`δ_${name}`);
  });

  it('finds every gradient and every updated weight, all with the old weights', () => {
    grad.forEach((value, i) => {
      expect(step(lesson, `g:w${i + 1}`).value).toBeCloseTo(value, 14);
    });
    const items = lesson.steps.flatMap(({ kind, items: all }) => (kind === 'update' ? all : []));
    updated.forEach((value, i) => {
      expect(items.find(({ id }) => id === `w${i + 1}`)?.value).toBeCloseTo(value, 14);
    });
  });

  it('computes everything again after the update', () => {
    const items = lesson.steps.flatMap(({ kind, items: all }) => (kind === 'check' ? all : []));
    for (const [name, value] of Object.entries(forwardAfter)) {
      expect(items.find(({ id }) => id === name)?.value).toBeCloseTo(value, 13);
    }
    expect(step(lesson, 'c:change').value).toBeCloseTo(forwardAfter.E - forward.E, 13);
  });
});

/** More nets, so that every activation and every loss has been stepped through. */
const MORE: Readonly<Record<string, Problem>> = {
  deep: {
    kind: 'net',
    layers: [
      {
        weights: [
          [0.5, -0.3],
          [0.2, 0.9],
          [-0.4, 0.1],
        ],
        bias: [0.1, -0.2, 0],
        activation: 'tanh',
      },
      {
        weights: [
          [0.3, -0.6, 0.2],
          [0.7, 0.1, -0.5],
        ],
        bias: null,
        activation: 'relu',
      },
      {
        weights: [
          [0.4, 0.8],
          [0.9, -0.7],
        ],
        bias: [0.05, 0.1],
        activation: 'sigmoid',
      },
    ],
    loss: 'bce',
    x: [0.8, -0.4],
    t: [1, 0],
    lr: 0.1,
  },
  classes: {
    kind: 'net',
    layers: [
      {
        weights: [
          [0.5, -0.3],
          [0.2, 0.9],
        ],
        bias: null,
        activation: 'gelu',
      },
      {
        weights: [
          [0.3, -0.6],
          [0.7, 0.1],
          [0.2, 0.2],
        ],
        bias: [0, 0, 0],
        activation: 'softmax',
      },
    ],
    loss: 'crossEntropy',
    x: [0.8, -0.4],
    t: [2],
    lr: 0.1,
  },
  typed: {
    kind: 'expression',
    source: '3 / x - ln(y) * abs(w) + 2^x',
    at: { x: -1.5, y: 2, w: -3 },
  },
  slopes: { kind: 'expression', source: 'tan(x) + cos(x) - sqrt(y)', at: { x: 0.4, y: 2 } },
  alone: { kind: 'expression', source: '-sqrt(relu(x) + sigmoid(x)) * x', at: { x: 0.4 } },
};
const ALL: Readonly<Record<string, Problem>> = { ...PRESETS, ...MORE };

describe.each(Object.entries(ALL))('the steps of %s', (_, problem) => {
  const lesson = lessonOf(problem, LOOK);

  it('multiply and add up to their result, which is the central difference', () => {
    for (const { kind, rows, value, central, id } of lesson.steps) {
      if (kind !== 'gradient') continue;
      const sum = rows.reduce((all, { product }) => all + product, 0);
      for (const { factors, product } of rows) {
        expect(factors.reduce((all, factor) => all * factor.value, 1)).toBeCloseTo(product, 12);
      }
      expect(Math.abs(sum - value), id).toBeLessThan(1e-12);
      expect(central.value, `${id}: ${central.reason}`).not.toBeNull();
      expect(Math.abs((central.value as number) - value), id).toBeLessThan(1e-6);
    }
  });

  it('use only what was found before, and know where they are used again', () => {
    lesson.steps.forEach(({ needs, usedIn }, i) => {
      const at = (id: string): number => lesson.steps.findIndex((one) => one.id === id);
      for (const need of needs) expect(at(need)).toBeLessThan(i);
      for (const use of usedIn) expect(at(use)).toBeGreaterThan(i);
    });
  });

  it('end a film with every gradient', () => {
    for (const { id, gradient } of lesson.quantities) {
      const last = lesson.film.findLast(({ to }) => to === id);
      if (last && gradient !== null) expect(last.sum).toBeCloseTo(gradient, 12);
    }
  });

  it('change no number with another notation, language or number of digits', () => {
    const numbers = lesson.steps.map(({ id, value }) => [id, value]);
    const isNet = problem.kind === 'net';
    for (const notation of isNet ? NOTATIONS.slice(1) : NOTATIONS.slice(0, 1)) {
      const other = lessonOf(problem, { notation, digits: 12, language: 'ko' });
      expect(other.steps.map(({ id, value }) => [id, value])).toEqual(numbers);
    }
  });

  it('ask each step once in the practice', () => {
    const asked = lesson.questions.flatMap(({ first, last }) =>
      Array.from({ length: last - first + 1 }, (_each, i) => first + i),
    );
    expect(asked).toEqual(lesson.steps.map((_each, i) => i));
  });
});

describe('what a step says', () => {
  const lesson = lessonOf(PRESETS['2-2-2'], { ...LOOK, language: 'ko' });

  it('is the chain rule of w5 in three factors, two of which are δ', () => {
    const w5 = lesson.steps[12];
    expect(w5.inline.text).toBe('∂E/∂w5');
    expect(
      w5.rows[0].factors.map(({ name, formula, numbers, shown }) => [
        name.text,
        formula.text,
        numbers,
        shown,
      ]),
    ).toEqual([
      ['∂E/∂o1', 'o1 − t1', '0.60944600 − 0.4', '0.20944600'],
      ['∂o1/∂z3', 'o1·(1 − o1)', '0.60944600 × (1 − 0.60944600)', '0.23802157'],
      ['∂z3/∂w5', 'h1', '', '0.51998934'],
    ]);
    expect([w5.shown, w5.delta?.shown, w5.delta?.factors]).toEqual(['0.02592286', '0.04985267', 2]);
    expect(w5.update).toMatchObject({ numbers: '0.45 − 0.5 × 0.02592286', shown: '0.43703857' });
  });

  it('tells that δ_o1 is used four times', () => {
    expect(lesson.steps[11].usedIn).toEqual(['g:w5', 'g:w6', 'g:h1', 'g:h2']);
  });

  it('shows every path to a hidden weight', () => {
    expect(lesson.steps[19].paths.map(({ shown }) => shown)).toEqual(['0.00055995', '0.00024893']);
    expect(lesson.questions).toContainEqual({ first: 17, last: 19 });
  });

  it('calls the same weight by all of its names', () => {
    expect(lesson.sameWeight.map(({ text }) => text)).toEqual(['w5', 'w11⁽²⁾', 'w11⁽²⁾', 'w31']);
    const layered = lessonOf(PRESETS['2-2-2'], { ...LOOK, notation: 'layered-to' });
    expect(layered.quantities.find(({ id }) => id === 'w3')?.text).toBe('w21⁽¹⁾');
  });

  it('is 9 and 6 for (x + y)² at (1, 2)', () => {
    const square = lessonOf(PRESETS.square, LOOK);
    expect([step(square, 'f:z').shown, step(square, 'g:x').shown]).toEqual(['9', '6']);
  });
});

describe('a changed number', () => {
  const net = PRESETS['2-2-2'] as NetProblem;
  const before = lessonOf(net, LOOK);

  it('changes what depends on it, and nothing else', () => {
    const after = lessonOf(withValues(net, { w5: 0.5 }), LOOK);
    const same = before.steps
      .filter(({ value, kind }, i) => kind === 'value' && Object.is(value, after.steps[i].value))
      .map(({ of }) => of);
    expect(same).toEqual(['z1', 'h1', 'z2', 'h2', 'z4', 'o2', 'E_o2']);
  });

  it('is found by its name, and a name of nothing changes nothing', () => {
    const names = netNames(net);
    expect([names.weight(1, 1, 0), names.sum(1, 1), names.output(1, 1)]).toEqual([
      'w7',
      'z4',
      'o2',
    ]);
    expect(withValues(net, { w99: 1, constructor: 2 })).toEqual(net);
    expect(withValues(net, { lr: 0.1, t2: 1 })).toMatchObject({ lr: 0.1, t: [0.4, 1] });
  });
});

it('has presets under the names that links carry', () => {
  expect(Object.keys(PRESETS)).toEqual(PRESET_NAMES);
  expect(PRESET_NAMES).toEqual([
    '2-2-2',
    '2-2-2-bce',
    '2-2-2-identity',
    '2-2-2-mse',
    'mazur',
    'logistic',
    'square',
    'chain',
    'two-paths',
  ]);
  expect(step(lessonOf(PRESETS.mazur, LOOK), 'f:E').shown).toBe('0.29837111');
});

describe('an expression with parts that no derivative needs', () => {
  const quantities = (source: string) => {
    const lesson = lessonOf({ kind: 'expression', source, at: { x: 3 } }, LOOK);
    return lesson.quantities.map(({ id, value, gradient }) => [id, value, gradient]);
  };

  it('shows them, each before what is made of it', () => {
    expect(quantities('x + ln(2)')).toEqual([
      ['x', 3, 1],
      ['u1', Math.log(2), null],
      ['z', 3 + Math.log(2), 1],
    ]);
    expect(
      quantities('c = sin(1); 2 - x*c + c')
        .map(([id]) => id)
        .at(-1),
    ).toBe('z');
    expect(quantities('a = 2*x; b = a^2; z = x^2')).toEqual([
      ['x', 3, 6],
      ['a', 6, null],
      ['b', 36, null],
      ['z', 9, 1],
    ]);
    expect(quantities('a = y; b = a*y; z = x^2').map(([id]) => id)).toEqual(['y', 'x', 'b', 'z']);
  });

  it('shows what is infinite as it is', () => {
    expect(quantities('x + 1/0')).toEqual([
      ['x', 3, 1],
      ['u1', Number.POSITIVE_INFINITY, null],
      ['z', Number.POSITIVE_INFINITY, 1],
    ]);
  });
});
