import { afterAll, beforeAll, describe } from 'vitest';
import { BACKENDS, type Backend, useUsual } from './backends.mjs';

const { reference: _, ...others } = BACKENDS;

/** Tests for each backend besides the reference, which they compare it with. */
export function onEveryBackend(tests: (backend: Backend) => void): void {
  for (const backend of Object.values<Backend>(others)) {
    describe(backend.title, () => {
      beforeAll(() => backend.start?.());
      afterAll(() => {
        useUsual();
        return backend.stop?.();
      });
      tests(backend);
    });
  }
}
