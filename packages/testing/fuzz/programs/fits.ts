/** Whether a shape broadcasts to another one. */
export function fitsInto(shape: readonly number[], into: readonly number[]): boolean {
  const behind = into.length - shape.length;
  return behind >= 0 && shape.every((extent, i) => extent === 1 || extent === into[behind + i]);
}
