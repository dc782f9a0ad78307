import { readFileSync } from 'node:fs';
import { loadDigits } from '@bp/data/digits';
import { expect, it } from 'vitest';

it('trains on the digits that the data package has', () => {
  const { x, y, scale } = JSON.parse(
    readFileSync(new URL('./cases/data/digits.json', import.meta.url), 'utf8'),
  );
  const { images, labels } = loadDigits();
  expect(Array.from(labels.data)).toEqual(y);
  expect(Array.from(images.data)).toEqual(x.map((pixel: number) => pixel * scale));
});
