import { createHash } from 'node:crypto';
import { afterEach, expect, it, vi } from 'vitest';
import { sha256 } from './sha256';

afterEach(() => {
  vi.unstubAllGlobals();
});

const inNode = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

it('is the same where the browser keeps its own back', async () => {
  const texts = [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000].map((n) =>
    Uint8Array.from({ length: n }, (_, i) => (i * 37 + n) % 256),
  );
  for (const bytes of texts) expect(await sha256(bytes)).toBe(inNode(bytes));
  vi.stubGlobal('crypto', {});
  for (const bytes of texts) expect(await sha256(bytes)).toBe(inNode(bytes));
});
