import { expect, it } from 'vitest';
import { withDescribedConstructors } from './described.mjs';

it('has a constructor say what its class says, before what it says itself', () => {
  const text = `/**
 * y = x · Wᵀ + b.
 *
 * Of two lines.
 *
 * @example
 * new Linear(2);
 */
declare class Linear {
    /**
     * @param size - of x
     */
    constructor(size: number);
}`;
  expect(withDescribedConstructors(text)).toBe(
    text.replace(
      '    /**\n     * @param',
      '    /**\n     * y = x · Wᵀ + b.\n     *\n     * Of two lines.\n     *\n     * @param',
    ),
  );
});

it('does so in one line, too', () => {
  const text =
    '/** A. */\ndeclare class A {\n    /** @param x - one */\n    constructor(x: number);\n}';
  expect(withDescribedConstructors(text)).toContain(
    '/**\n     * A.\n     *\n     * @param x - one */',
  );
});

it.each([
  ['declare class A {\n    /** @param x - one */\n    constructor(x: number);\n}'],
  ['/** A. */\ndeclare class A {\n    /** Makes one. */\n    constructor();\n}'],
  ['/** A. */\ndeclare class A {\n    constructor();\n}'],
])('leaves alone what needs nothing', (text) => {
  expect(withDescribedConstructors(text)).toBe(text);
});
