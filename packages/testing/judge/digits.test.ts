import { readFileSync } from 'node:fs';
import { digits } from '@bp/data';
import { expect, it } from 'vitest';

it('trains on the digits that the data package has', async () => {
  const { x, y, scale } = JSON.parse(
    readFileSync(new URL('./cases/data/digits.json', import.meta.url), 'utf8'),
  );
  const { x: images, y: labels } = (await digits()).all;
  expect(Array.from(labels.data)).toEqual(y);
  expect(Array.from(images.data)).toEqual(x.map((pixel: number) => pixel * scale));
});
