import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { house } from '../layers/house.mjs';
import { publishedPackages } from './published.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const names = publishedPackages(root).map(({ name }) => name);

it('raises the versions of all packages together', () => {
  const { fixed } = JSON.parse(readFileSync(`${root}.changeset/config.json`, 'utf8'));
  expect(fixed).toEqual([names.toSorted()]);
});

it('has a place in the house for every package, and for the data and the look, which are private', () => {
  expect(Object.keys(house).toSorted()).toEqual([...names, '@bp/course', '@bp/look'].toSorted());
});

it('has every other package in @bp/all', () => {
  expect(house['@bp/all'].toSorted()).toEqual(
    names.filter((name) => name !== '@bp/all').toSorted(),
  );
});
