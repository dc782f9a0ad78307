/** An argument that is no input, in words. */
export function describeConstant(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  const byIdentity = typeof value === 'function' || (typeof value === 'object' && value !== null);
  return byIdentity ? `one ${typeof value}` : String(value);
}

/** What the step depended on besides its arguments, by the names under which the packages report it; null for what is usual. */
export function describeState(name: string, value: unknown): string | null {
  switch (name) {
    case 'paused':
      return `gradients ${value === 0 ? '' : 'not '}recorded`;
    case 'training':
      return `layers in ${value === true ? 'training' : 'evaluation'} mode`;
    case 'current':
      return 'the default random source';
    case 'keepsGrad':
      return value === true ? null : 'some parameters frozen';
    case 'values':
    case 'variant':
      return null;
    default:
      return `${name} ${describeConstant(value)}`;
  }
}

/** Which tensors had a gradient before the call. */
export function describeGradients(present: readonly boolean[]): string {
  const there = present.filter((each) => each).length;
  return `.grad present in ${there} of ${present.length} tensors before the call`;
}
