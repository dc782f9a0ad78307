import { BpError, type ErrorCode } from '@bp/tensor';
import { compareNames, listNames } from '@bp/tensor/engine';

/** Refuses names that are not the wanted ones; their order does not matter. */
export function checkNames(
  code: ErrorCode,
  op: string,
  want: readonly string[],
  got: readonly string[],
): void {
  const { missing, unexpected } = compareNames(want, got);
  if (missing.length + unexpected.length === 0) return;
  throw new BpError(code, op, 'the names do not fit: missing {missing}; unexpected {unexpected}', {
    missing: listNames(missing),
    unexpected: listNames(unexpected),
  });
}
