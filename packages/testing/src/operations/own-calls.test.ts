import { describe, expect, it, vi } from 'vitest';
import { OPERATIONS } from './catalogue';
import { maker } from './maker';
import type { Operation } from './operation';

const called = vi.hoisted(() => new Set<string>());

// Every function of the package notes that it was called.
vi.mock('@bp/tensor', async (importOriginal) => {
  const original = await importOriginal<Record<string, unknown>>();
  const noting = ([name, value]: [string, unknown]) => [
    name,
    typeof value === 'function' && /^[a-z]/.test(name)
      ? (...given: unknown[]) => {
          called.add(name);
          return value(...given);
        }
      : value,
  ];
  return Object.fromEntries(Object.entries(original).map(noting));
});

/** Runs everything of one part of a row, in float32. */
const RUN: { readonly [Part in keyof Operation]: (part: Operation[Part]) => void } = {
  calls: (calls) => {
    for (const { run, inputs } of calls(maker('float32'))) run(...inputs);
  },
  smooth: (cases) => {
    if (typeof cases !== 'string') for (const { fn, inputs } of cases) fn(...inputs);
  },
  edges: runTrials,
  larger: runTrials,
};

function runTrials(trials: Operation['edges']): void {
  if (typeof trials === 'string') return;
  for (const { make, inputs } of trials('float32')) make()(...inputs);
}

describe.each(Object.entries(OPERATIONS))('the row %s', (name, row) => {
  it.each(Object.keys(row) as (keyof Operation)[])('runs that operation in its %s', (part) => {
    if (typeof row[part] === 'string') return;
    called.clear();
    RUN[part](row[part] as never);
    expect([...called]).toContain(name);
  });
});
