/** Reads a number as it is usually written; null for anything else. */
export function readNumber(text: string): { value: number; decimals: number } | null {
  const [top, bottom, ...more] = text
    .normalize('NFKC')
    .trim()
    .replace(/[−–]/g, '-')
    .replace(/\s*[·×*]\s*10\^?/, 'e')
    .split(/[/⁄]/);
  const first = decimal(top);
  if (!first || more.length > 0) return null;
  if (bottom === undefined) return first;
  const second = decimal(bottom);
  return second && second.value !== 0 ? { value: first.value / second.value, decimals: 30 } : null;
}

function decimal(written: string): { value: number; decimals: number } | null {
  const plain = written.trim().replace(',', '.');
  const found = /^[-+]?(?=\.?\d)\d*(?:\.(\d*))?(?:e([-+]?\d+))?$/i.exec(plain);
  const value = Number(plain);
  if (!found || !Number.isFinite(value)) return null;
  return { value, decimals: (found[1] ?? '').length - Number(found[2] ?? 0) };
}
