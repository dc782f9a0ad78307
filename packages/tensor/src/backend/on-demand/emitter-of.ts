// In the place of `backend/wasm/emitter-of` for those who ask from outside, such as programs: they bring the emitters along.
import type { Kernel } from '../../operation/kernel';
import type { Emitter } from '../../wasm/emission';
import * as emitters from '../../wasm/on-demand/all-emitters';
import { arrive } from '../../wasm/on-demand/late';
import * as wasm from '../wasm/emitter-of';

export function emitterOf<P>(kernel: Kernel<P>): Emitter<P> | null {
  arrive(emitters);
  return wasm.emitterOf(kernel);
}
