import { defineConfig } from 'vitest/config';
import unit from './vitest.config.ts';

// Tests that open a real browser; they need the builds, which `pnpm e2e` makes first.
export default defineConfig({
  ...unit,
  test: {
    ...unit.test,
    include: ['{packages,apps}/**/*.e2e.ts'],
    // a browser has threads of its own, and no page should wait for another's
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // what a page comes to may take a while on a slow machine
    expect: { poll: { timeout: 15_000 } },
  },
});
