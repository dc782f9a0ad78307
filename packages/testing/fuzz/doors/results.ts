import { isTensor, type Tensor } from '@bp/tensor';

const DTYPES = ['float32', 'float64', 'int32', 'bool'];
/** So deep are lists looked into. */
const DEEPEST = 4;

/** What is wrong with a result, if anything: a tensor whose parts contradict each other, an object that keeps nonsense. */
export function faultOf(result: unknown, args: readonly unknown[], depth = 0): string | null {
  if (isTensor(result)) return faultOfTensor(result);
  if (typeof result !== 'object' || result === null || ArrayBuffer.isView(result)) return null;
  if (depth > DEEPEST || isRevoked(result)) return null;
  if (Array.isArray(result)) {
    for (const item of result.slice(0, 8)) {
      const fault = faultOf(item, args, depth + 1);
      if (fault !== null) return fault;
    }
    return null;
  }
  const told = result.constructor === Object || result instanceof Error || args.includes(result);
  return told ? null : faultOfObject(result, args);
}

/** Whether a value is a proxy that was revoked, with which nothing can be done but to hand it on. */
export function isRevoked(value: object): boolean {
  try {
    Array.isArray(value);
    return false;
  } catch {
    return true;
  }
}

function faultOfTensor({ shape, dtype, size, offset, strides, storage }: Tensor): string | null {
  if (!DTYPES.includes(dtype)) return `a tensor of type ${String(dtype)}`;
  if (
    !shape.every((extent) => Number.isSafeInteger(extent) && extent >= 0) ||
    0 in shape !== shape.length > 0
  ) {
    return `a tensor of shape [${shape.map(String)}]`;
  }
  const product = shape.reduce((sum, extent) => sum * extent, 1);
  if (size !== product) return `a tensor of ${size} elements in shape [${shape}]`;
  const reach = shape.reduce(
    (at, extent, i) => at + Math.max((extent - 1) * strides[i], 0),
    offset,
  );
  if (size > 0 && !(reach < storage.length)) return 'a tensor that reaches beyond its storage';
  return null;
}

function faultOfObject(result: object, args: readonly unknown[]): string | null {
  for (const [key, value] of Object.entries(result)) {
    if (Number.isNaN(value)) return `an object whose ${key} is NaN`;
    if (isTensor(value)) {
      const fault = faultOfTensor(value);
      if (fault !== null) return `${fault} as ${key}`;
    } else if (isOdd(value) && args.includes(value)) return `an object that keeps an odd ${key}`;
  }
  return null;
}

/** What makes no sense as a setting. */
function isOdd(value: unknown): boolean {
  if (['symbol', 'function', 'bigint'].includes(typeof value)) return true;
  return value instanceof Date || value instanceof RegExp || value instanceof Map;
}
