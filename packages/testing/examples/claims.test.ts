import { describe, expect, it } from 'vitest';
import { findClaims } from './claims';

describe('the claims of a code', () => {
  it('are its expressions with a value behind them, on their lines', () => {
    const { code, claims } = findClaims('const a = f(1); // 5\na.x(); // [1, 2]\ng(a); // prose');
    expect(claims).toEqual([{ expression: 'a.x()', value: [1, 2], printed: false }]);
    expect(code).toBe('const a = f(1); // 5\n__claim(0, a.x()); // [1, 2]\ng(a); // prose');
  });

  it('are found at any depth and over several lines', () => {
    const { code, claims } = findClaims(
      'for (const x of xs) {\n  f(\n    x,\n  ); // 1\n}\ng(); // 2',
    );
    expect(claims.map(({ value }) => value)).toEqual([1, 2]);
    expect(code).toBe(
      'for (const x of xs) {\n  __claim(0, f(\n    x,\n  )); // 1\n}\n__claim(1, g()); // 2',
    );
  });

  it('are about what is printed, where something is', () => {
    const { code, claims } = findClaims('console.log(a.x()); // 5\nconsole.log(1, 2); // prose');
    expect(claims).toEqual([{ expression: 'a.x()', value: 5, printed: true }]);
    expect(code).toBe('__claim(0, a.x()); // 5\nconsole.log(1, 2); // prose');
  });

  it('are not found on the line below', () => {
    expect(findClaims('f();\n// 1').claims).toEqual([]);
  });

  it('that are misspelt are told', () => {
    expect(findClaims('f(); // 1.5…').misspelt).toEqual(['1.5…']);
  });
});
