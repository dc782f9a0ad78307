/** What `console.log(...values)` shows below a snippet, the same text in Node and in the page. */
export function shownAll(values: readonly unknown[]): string {
  return values.map((value) => (typeof value === 'string' ? value : shown(value))).join(' ');
}

const WIDTH = 72;

function shown(value: unknown, depth = 0): string {
  if (typeof value === 'string') return `'${value}'`;
  if (Object.is(value, -0)) return '-0';
  if (typeof value === 'function') return `[function ${value.name}]`;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    return listed(Array.from(value as ArrayLike<unknown>), '[', ']', depth);
  }
  if (value instanceof Map) return `Map ${shown(Object.fromEntries(value), depth)}`;
  if (value instanceof Set) return `Set ${shown([...value], depth)}`;
  if (value.toString !== Object.prototype.toString) return String(value);
  return listed(Object.entries(value), '{ ', ' }', depth, ([key, of]) => {
    return `${/^[a-z_$][\w$]*$/i.test(key) ? key : `'${key}'`}: ${shown(of, depth + 1)}`;
  });
}

function listed<T>(
  items: readonly T[],
  open: string,
  close: string,
  depth: number,
  show: (item: T) => string = (item) => shown(item, depth + 1),
): string {
  if (items.length === 0) return open.trim() + close.trim();
  const parts = items.map(show);
  const oneLine = open + parts.join(', ') + close;
  if (oneLine.length + 2 * depth <= WIDTH && !oneLine.includes('\n')) return oneLine;
  const indent = '  '.repeat(depth);
  const lines = parts.map((part) => `${indent}  ${part},\n`).join('');
  return `${open.trim()}\n${lines}${indent}${close.trim()}`;
}
