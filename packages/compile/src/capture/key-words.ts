/** An argument that is no input, in words. */
export function describeConstant(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  const byIdentity = typeof value === 'function' || (typeof value === 'object' && value !== null);
  return byIdentity ? `one ${typeof value}` : String(value);
}

/** What the step depended on besides its arguments, by the names under which the packages report it; empty for what is usual. */
export function describeState(name: string, value: unknown): string {
  switch (name) {
    case 'paused':
      return `gradients ${value === 0 ? '' : 'not '}recorded`;
    case 'training':
      return `layers in ${value === true ? 'training' : 'evaluation'} mode`;
    case 'current':
      return 'the default random source';
    // That a parameter is trained goes without saying.
    case 'keepsGrad':
      return value === true ? '' : 'frozen parameters';
    case 'values':
    case 'variant':
      return 'the settings of the optimizer';
    default:
      return `${name} ${describeConstant(value)}`;
  }
}

/** Which tensors had a gradient before the call. */
export function describeGradients(present: readonly boolean[]): string {
  const there = present.filter((each) => each).length;
  return `.grad present in ${there} of ${present.length} tensors before the call`;
}
