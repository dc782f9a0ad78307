import { shared } from './state';

const keeping = /* @__PURE__ */ shared('keeping', () => ({ depth: 0 }));

/**
 * Runs `body` as what asks for gradients through compiled steps, or is one: those within run by their bodies, and what they
 * return keeps its record.
 */
export function keepRecords<T>(body: () => T): T {
  keeping.depth++;
  try {
    return body();
  } finally {
    keeping.depth--;
  }
}

/** Whether a compiled step has to keep the record of what it returns. */
export function keepsRecords(): boolean {
  return keeping.depth > 0;
}
