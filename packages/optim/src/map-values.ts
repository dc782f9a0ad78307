/** The same names with other values. */
export function mapValues<K extends string, V, W>(
  values: Readonly<Record<K, V>>,
  change: (value: V, key: K) => W,
): Record<K, W> {
  const entries = Object.entries(values) as [K, V][];
  return Object.fromEntries(entries.map(([name, value]) => [name, change(value, name)])) as Record<
    K,
    W
  >;
}
