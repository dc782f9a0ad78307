/** A number of things: `1 kernel`, `2 kernels`. */
export function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}

/** An amount of memory: `12 bytes`, `1.2 kB`, `1.2 MB`; a kB has 1000 bytes. */
export function memory(bytes: number): string {
  if (bytes < 1000) return count(bytes, 'byte');
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
