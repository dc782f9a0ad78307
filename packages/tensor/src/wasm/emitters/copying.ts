import type { DType } from '../../layout/dtype';
import type { Emitter } from '../emission';
import { noScalars } from '../emission';
import { type I32, i32 } from '../encoder';
import { copyElements, inCopyOrder, isFilled } from './copy';
import { convertLanes, maskLanes, readLanes, truthLanes, writeLanes } from './lanes';
import { VectorWriter } from './vector-writer';
import { type Axis, axesOf, inGroups, walk } from './walk';

/** Emitters of kernels that write their one input into their one output; truth values from others only where asked. */
function copying(toBool: boolean): Emitter<unknown> {
  return {
    variant: () => '',
    scalars: noScalars,
    emission([out], [x]) {
      const [to, from] = [out.dtype, x.dtype];
      if (!isFilled([out, x]) || (to === 'bool' && from !== to && !toBool)) return null;
      const axes = axesOf(out.shape, [out, x]);
      return {
        parts: 1,
        scratch: 0,
        cost: 5 * out.size,
        checks: false,
        emit(fn, { outputs: [target], inputs: [source] }, _from, _to, module) {
          if (to === from) copyElements(fn, axes, [target, source], [to, from]);
          else convert(new VectorWriter(fn, module), axes, [target, source], [to, from]);
        },
      };
    },
  };
}

/** Copies elements into places of another type, as its arrays store them; as a truth value, whether it is not 0. */
function convert(
  w: VectorWriter,
  axes: readonly Axis[],
  places: readonly I32[],
  [to, from]: readonly [DType, DType],
): void {
  const ordered = inCopyOrder(axes);
  const { extent, steps } = ordered.at(-1) ?? { extent: 1, steps: [0, 0] };
  walk(w.fn, ordered.slice(0, -1), places, (line) => {
    inGroups(w.fn, extent, 4, (i, live) => {
      const [target, source] = steps.map((step, k) => ({
        base: w.fn.hold(i32.add(line[k], i32.mul(i, step))),
        offset: 0,
        step,
      }));
      const x = readLanes(w, from, source, 4, live);
      const y =
        to === 'bool'
          ? truthLanes(w, maskLanes(w, x, from, 'int32'), 'int32')
          : convertLanes(w, x, from, to, 4);
      writeLanes(w, to, target, 4, live, y);
    });
  });
}

/** Reads an input of any layout and type into the output. */
export const copyEmitter: Emitter<unknown> = /* @__PURE__ */ copying(true);

/** The same into an existing tensor, where truth values only come from truth values. */
export const assignEmitter: Emitter<unknown> = /* @__PURE__ */ copying(false);
