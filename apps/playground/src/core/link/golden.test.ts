import { describe, expect, it } from 'vitest';
import type { ExperimentConfig } from '../config';
import { configOfLink, packConfig } from '.';
import links from './golden.v1.json';

// Links that people have kept. Lines are added to the file, never changed: each opens for ever as what it was made of.
describe('a link of version 1', () => {
  it.each(
    links as unknown as { of: string; params: Record<string, string>; config: ExperimentConfig }[],
  )('opens as what it was made of: $of', ({ params, config }) => {
    expect(configOfLink(params)).toEqual(config);
    expect(configOfLink({ c: packConfig(config) })).toEqual(config);
  });

  it('names every setting at least once with another value than its default', () => {
    const [{ config: defaults }, ...others] = links as unknown as { config: object }[];
    for (const path of leaves(defaults)) {
      const at = (config: object) => JSON.stringify(path.reduce(valueOf, config) ?? null);
      expect([path.join('.'), others.some(({ config }) => at(config) !== at(defaults))]).toEqual([
        path.join('.'),
        true,
      ]);
    }
  });
});

function valueOf(node: unknown, key: string): object {
  return (node as Record<string, object>)?.[key];
}

function leaves(node: object, path: string[] = []): string[][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'object' && !Array.isArray(value)
      ? leaves(value, [...path, key])
      : key === 'v' || key === 'kind'
        ? []
        : [[...path, key]],
  );
}
