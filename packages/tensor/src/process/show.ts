/** Marks tensors, which stand some floors above. */
const TENSOR = /* @__PURE__ */ Symbol.for('@bp/tensor.Tensor');

/** What is shown of a value, in characters. */
const LONGEST = 80;

/**
 * A value in the words of a message: any value, and whatever its own methods do.
 *
 * @param longest - in how many characters at most
 * @param comma - what stands between the elements of a list
 */
export function show(value: unknown, longest = LONGEST, comma = ', '): string {
  try {
    return shorten(textOf(value, comma, 0), longest);
  } catch {
    // A proxy that was revoked, or a getter that throws.
    return `a value of type ${typeof value}`;
  }
}

/** Whether a function is a class, which can only be called with `new`. */
export function isClass(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}

/** A text, cut where it is longer. */
export function shorten(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function textOf(value: unknown, comma: string, depth: number): string {
  if (Array.isArray(value)) return listOf(value, comma, depth);
  if (typeof value === 'function') return isClass(value) ? 'a class' : 'a function';
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null) {
    return Object.is(value, -0) ? '-0' : String(value);
  }
  if (TENSOR in value) {
    return `a tensor of shape ${listOf((value as unknown as { shape: number[] }).shape, comma, 0)}`;
  }
  return `an object of type ${Object.getPrototypeOf(value)?.constructor?.name}`;
}

/** The elements as far as there is room; a list may be endless, by its length or by holding itself. */
function listOf(list: readonly unknown[], comma: string, depth: number): string {
  if (depth > 9) return '[…]';
  let text = '';
  for (let i = 0; i < list.length; i++) {
    if (i > 0) text += comma;
    if (text.length > LONGEST) break;
    text += textOf(list[i], comma, depth + 1);
  }
  return `[${shorten(text, LONGEST - 2)}]`;
}
