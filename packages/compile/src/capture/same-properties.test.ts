import { afterEach, describe, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe.each([true, false])('with new Function allowed: %s,', (allowed) => {
  const load = async () => {
    if (!allowed) {
      vi.stubGlobal('Function', function Refused() {
        throw new EvalError('refused by a policy');
      });
    }
    return (await import('./same-properties')).sameProperties;
  };

  it('properties are the same until one of them changes', async () => {
    const sameProperties = await load();
    const a: Record<string, unknown> = { p: 0.5, 'odd "name"\n': 1, none: undefined };
    const b = { tensor: {}, nan: Number.NaN, zero: 0 };
    const same = sameProperties(
      [a, b].flatMap((owner: object) =>
        Object.entries(owner).map(([name, value]) => ({ owner, name, value })),
      ),
    );
    expect(same()).toBe(true);
    const changes: [Record<string, unknown>, string, unknown][] = [
      [a, 'p', 0.25],
      [a, 'odd "name"\n', '1'],
      [a, 'none', null],
      [b, 'tensor', {}],
      [b, 'nan', 1],
      [b, 'zero', -0],
    ];
    for (const [owner, name, value] of changes) {
      const before = owner[name];
      owner[name] = value;
      expect(same()).toBe(false);
      owner[name] = before;
      expect(same()).toBe(true);
    }
  });

  it('of none are always the same', async () => {
    expect((await load())([])()).toBe(true);
  });
});
