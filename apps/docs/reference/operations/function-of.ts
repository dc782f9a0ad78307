import type { Tensor } from '@bp/tensor';
import * as tensorDoor from '@bp/tensor';

type Operation<R> = (...inputs: Tensor[]) => R;

const EXPORTED: Readonly<Record<string, unknown>> = tensorDoor;

/** The operation of `@bp/tensor` that has a name. */
export function functionOf<R = Tensor>(name: string): Operation<R> {
  return EXPORTED[name] as Operation<R>;
}
