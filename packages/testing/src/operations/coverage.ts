import * as bp from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { findGaps, withoutPart } from './gaps';
import type { Operation } from './operation';

/** The tests with which every suite begins: it leaves out no export, and no row leaves out what the suite runs. */
export function leavesNothingOut(...parts: readonly (keyof Operation)[]): void {
  describe('every exported operation', () => {
    it('has a row in the catalogue, or is listed as something else', () => {
      expect(findGaps(Object.keys(bp))).toEqual({ missing: [], stale: [], twice: [] });
    });

    it.each(parts)('has a part %s in its row, or says why there is none', (part) => {
      expect(withoutPart(part)).toEqual([]);
    });
  });
}
