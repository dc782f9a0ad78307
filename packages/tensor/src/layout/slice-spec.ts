import { isList, readList } from '../checks/list';
import { BpError } from '../process/errors';
import type { Shape } from './shape';

/** What part of each axis to take: text such as `'1:3, -1'`, or a list with one item per axis. */
export type SliceSpec = string | readonly SliceItem[];

/** An index; `null` for the whole axis; or `[start, stop, step]`, where null means the default. */
export type SliceItem =
  | number
  | null
  | readonly [start: number | null, stop: number | null, step?: number | null];

/** The elements `start, start + step, …` of one axis, `count` of them. */
export interface Range {
  readonly start: number;
  readonly count: number;
  readonly step: number;
}

/** Reads a slice; each plain index becomes a range of one element whose axis is to be dropped afterwards. */
export function parseSlice(
  op: string,
  spec: SliceSpec,
  shape: Shape,
): { readonly ranges: Range[]; readonly dropped: number[] } {
  const items =
    typeof spec === 'string' ? parseText(op, spec) : (readList(spec) as SliceItem[] | null);
  if (items === null) refuse(op, spec);
  if (items.length > shape.length) {
    throw new BpError('BP_SHAPE', op, 'got {count} items for the {rank} axes of shape {shape}', {
      count: items.length,
      rank: shape.length,
      shape,
    });
  }
  const dropped = items.flatMap((item, axis) => (typeof item === 'number' ? [axis] : []));
  return {
    ranges: shape.map((extent, axis) => toRange(op, items[axis] ?? null, extent, axis)),
    dropped,
  };
}

function parseText(op: string, text: string): SliceItem[] {
  if (text.trim() === '') return [];
  return text.split(',').map((part) => {
    const fields = part.split(':').map((field) => parseField(op, field.trim(), text));
    if (fields.length > 3) refuse(op, text);
    const [start, stop, step] = fields;
    if (fields.length === 1) return start ?? refuse(op, text);
    return [start, stop, step ?? null] as const;
  });
}

function parseField(op: string, field: string, text: string): number | null {
  if (field === '') return null;
  const value = Number(field);
  return Number.isInteger(value) ? value : refuse(op, text);
}

function refuse(op: string, got: unknown): never {
  throw new BpError(
    'BP_OPTION',
    op,
    "expected one index or start:stop:step per axis, such as '1:3, :, ::-1' or [[1, 3], null], got {got}",
    { got: typeof got === 'string' ? `'${got}'` : got },
  );
}

function toRange(op: string, given: SliceItem, extent: number, axis: number): Range {
  const item =
    typeof given === 'object' ? (readList(given) as readonly (number | null)[] | null) : given;
  if (given === null) return { start: 0, count: extent, step: 1 };
  if (typeof item === 'number') {
    const start = item < 0 ? item + extent : item;
    if (!Number.isInteger(item) || start < 0 || start >= extent) {
      throw new BpError(
        'BP_SHAPE',
        op,
        'index {index} is outside axis {axis} of extent {extent}, counted from 0 or, backwards, from -1',
        { index: item, axis, extent },
      );
    }
    return { start, count: 1, step: 1 };
  }
  if (!isList(item) || item.length > 3) refuse(op, given);
  const [from, to, step] = [item[0] ?? null, item[1] ?? null, item[2] ?? 1];
  if (!isBound(from) || !isBound(to)) refuse(op, given);
  if (!Number.isInteger(step) || step === 0) {
    throw new BpError('BP_OPTION', op, 'a step must be a whole number other than 0, got {step}', {
      step,
    });
  }
  // Bounds beyond the axis are cut to it, as in NumPy; backwards, "before the first" is −1.
  const low = step > 0 ? 0 : -1;
  const high = step > 0 ? extent : extent - 1;
  const bound = (value: number | null, otherwise: number): number =>
    value === null ? otherwise : Math.min(Math.max(value < 0 ? value + extent : value, low), high);
  const start = bound(from, step > 0 ? low : high);
  const stop = bound(to, step > 0 ? high : low);
  const count = Math.max(0, Math.ceil((stop - start) / step));
  return count === 0 ? { start: 0, count: 0, step: 1 } : { start, count, step };
}

/** Infinite bounds are as good as none. */
function isBound(value: number | null): boolean {
  return value === null || Number.isInteger(value) || value === Infinity || value === -Infinity;
}
