import { expect, it } from 'vitest';
import { publishedPackages } from '../../../scripts/workspace/published.mjs';
import { PACKAGES, ROOT } from './packages';

it('the packages whose examples run are all that are published', () => {
  const published = publishedPackages(ROOT).map(({ name }) => name);
  expect(PACKAGES.map((name) => `@bp/${name}`).toSorted()).toEqual(published.toSorted());
});
