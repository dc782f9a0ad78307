import { BpError, type Tensor, type TensorLike, tensor } from '@bp/tensor';
import { asTensor, isPlainObject, isRecord, sizeOf } from '@bp/tensor/engine';

/** Numbers of examples, a row each. */
export interface Table {
  readonly values: Float64Array;
  /** How many numbers an example has. */
  readonly width: number;
  readonly shape: readonly number[];
  readonly dtype: string;
}

/** Examples that stand for themselves, such as those to learn from. */
export interface DataPart {
  readonly name: string;
  readonly rows: number;
  readonly x: Table;
  readonly y: Table | null;
}

/** What a data set calls the whole, which has all examples of its parts. */
const WHOLE = 'all';

/**
 * The parts of some data: one of `{ x, y }`, or each by its name.
 *
 * @throws BpError `BP_OPTION` for what is neither, `BP_SHAPE` for parts that do not fit together
 */
export function readParts(op: string, data: unknown): DataPart[] {
  if (isPlainObject(data)) {
    if (Object.hasOwn(data, 'x')) return [readPart(op, 'data', data)];
    const named = Object.entries(data).filter(
      ([name, part]) => name !== WHOLE && isRecord(part) && Object.hasOwn(part, 'x'),
    );
    const parts = named.map(([name, part]) => readPart(op, name, part as Record<string, unknown>));
    for (const part of parts) {
      if (part.x.width === parts[0].x.width) continue;
      throw new BpError(
        'BP_SHAPE',
        op,
        'examples of {first} have {wanted} numbers, but those of {name} {got}',
        { first: parts[0].name, wanted: parts[0].x.width, name: part.name, got: part.x.width },
      );
    }
    if (parts.length > 0) return parts;
  }
  throw new BpError(
    'BP_OPTION',
    op,
    'expected { x, y } or parts of it by name, such as { train, test }, got {data}',
    { data: isPlainObject(data) ? Object.keys(data).join(', ') || 'an empty object' : data },
  );
}

function readPart(op: string, name: string, { x, y }: Record<string, unknown>): DataPart {
  const inputs = asTensor(op, x as TensorLike);
  const targets = y === undefined ? null : asTensor(op, y as TensorLike);
  const rows = inputs.shape[0];
  if (rows === undefined || rows === 0 || (targets !== null && targets.shape[0] !== rows)) {
    throw new BpError(
      'BP_SHAPE',
      op,
      '{name} needs examples along axis 0, as many in x as in y, got {x} and {y}',
      { name, x: inputs.shape, y: targets?.shape ?? 'no y' },
    );
  }
  return { name, rows, x: tableOf(inputs), y: targets && tableOf(targets) };
}

function tableOf(x: Tensor): Table {
  const values = tensor(x.cast('float64')).data as Float64Array;
  return { values, width: sizeOf(x.shape.slice(1)), shape: x.shape, dtype: x.dtype };
}
