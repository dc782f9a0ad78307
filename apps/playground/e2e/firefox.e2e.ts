import { expect, it } from 'vitest';
import { hasFirefox, readInFirefox } from './firefox';

it.runIf(hasFirefox)('the app opens in Firefox', async () => {
  expect(await readInFirefox('/en/train', 'nav [aria-current]', /\w/)).toBe('Train');
});
