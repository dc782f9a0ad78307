// A link carries only what differs from the defaults.

type Json = unknown;

/**
 * What has to be put into `from` to make it `to`: nested records by their keys, anything else whole. Undefined where nothing
 * differs.
 */
export function difference(from: Json, to: Json): Json {
  if (!isRecord(from) || !isRecord(to) || from.kind !== to.kind) {
    return canonical(from) === canonical(to) ? undefined : to;
  }
  const entries = Object.keys(to).flatMap((key) => {
    const found = difference(from[key], to[key]);
    return found === undefined ? [] : [[key, found] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** The inverse of {@link difference}. */
export function merge(from: Json, change: Json): Json {
  if (change === undefined) return from;
  if (!isRecord(from) || !isRecord(change)) return change;
  if (change.kind !== undefined && change.kind !== from.kind) return change;
  const merged: Record<string, Json> = { ...from };
  for (const key of Object.keys(change)) {
    const known = Object.hasOwn(from, key) ? from[key] : undefined;
    Object.defineProperty(merged, key, {
      value: merge(known, change[key]),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return merged;
}

/** JSON with sorted keys: equal where the values are. */
export function canonical(value: Json): string {
  return JSON.stringify(value, (_, node: Json) =>
    isRecord(node)
      ? Object.fromEntries(Object.entries(node).sort(([a], [b]) => (a < b ? -1 : 1)))
      : node,
  );
}

function isRecord(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
