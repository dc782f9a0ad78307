import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PACKAGES, ROOT } from './packages';

it('the packages whose examples run are all that are published', () => {
  const isPublished = (name: string): boolean =>
    JSON.parse(readFileSync(`${ROOT}packages/${name}/package.json`, 'utf8')).private !== true;
  const published = readdirSync(`${ROOT}packages`).filter(isPublished);
  expect([...PACKAGES].sort()).toEqual(published.sort());
});
