import * as layers from '@bp/layers';
import * as losses from '@bp/losses';
import { expect, it } from 'vitest';
import { ACTIVATIONS, LOSSES } from './given.ts';

it('every loss is drawn', () => {
  const functions = Object.entries(losses).flatMap(([name, one]) =>
    typeof one === 'function' ? [name] : [],
  );
  expect(LOSSES.map(({ name }) => name).sort()).toEqual(functions.sort());
});

/** Activations that are no function of one number, or draw random ones. */
const NOT_DRAWN = ['glu', 'maxout', 'softmin'];

it('every activation of one number is drawn', () => {
  const made = ACTIVATIONS.map(({ name }) => name.toLowerCase());
  const classes = Object.keys(layers).filter((name) => /^[A-Z]/.test(name));
  const functions = Object.keys(layers).filter((name) =>
    classes.some((one) => one.toLowerCase() === name.toLowerCase() && one !== name),
  );
  const missing = functions.filter(
    (name) => !made.includes(name.toLowerCase()) && !NOT_DRAWN.includes(name),
  );
  expect(missing).toEqual(['linear']);
});
