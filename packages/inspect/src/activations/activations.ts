import { noGrad } from '@bp/autograd';
import type { Module } from '@bp/module';
import type { Tensor, TensorLike } from '@bp/tensor';
import { readOptions } from '@bp/tensor/engine';
import { observeCalls, uniqueNames } from '../observe/calls';
import { readInputs } from '../observe/read-inputs';
import { readModel } from '../observe/read-model';
import { mapTensors, tensorsIn } from '../observe/tensors-in';
import { untouched } from '../observe/untouched';
import { type BatchStatistics, batchStatistics } from './batch-statistics';
import { dropoutMask } from './dropout-mask';

/** Options of {@link activations}. */
export interface ActivationsOptions {
  /** Whether what each module was given is told as well, in `from`; false by default. */
  inputs?: boolean | undefined;
}

/** What {@link activations} has seen. */
export interface Activations<Output = Tensor> {
  /** What the model itself gave. */
  readonly output: Output;
  /** What each module inside it gave, by path, in the order in which they returned; a second call is `path#2`. */
  readonly at: Readonly<Record<string, Tensor>>;
  /** What each module inside it was given, under the same names; empty without `inputs`. */
  readonly from: Readonly<Record<string, Tensor>>;
  /** The mask of each dropout that dropped: 0 or 1/(1 − p) for every element of its input. */
  readonly masks: Readonly<Record<string, Tensor>>;
  /** What each batch normalisation found in this batch, and what it keeps of past ones. */
  readonly statistics: Readonly<Record<string, BatchStatistics>>;
}

const DEFAULTS = { inputs: false };

/**
 * Runs a model once and returns what every module in it gives: in the mode it is in, with the numbers of a plain call.
 *
 * It is an observation. Afterwards running statistics, random streams, modes and gradients are as they were, so that the next
 * call of the model gives the very same numbers; what is returned are copies without a record, which nothing changes later. It
 * can be part of a compiled step.
 *
 * Where a module gives several tensors, in a list or a plain object, each is there as `path.0` or `path.key`. A module that
 * two others hold has the path by which it was called. What is not called as a module, such as `relu(x)`, or lies in a private
 * #field, has no name; nor have modules that are made during the run.
 *
 * @param model - in training or evaluation
 * @param input - what its `forward` takes; a list of tensors for several arguments
 * @throws BpError `BP_OPTION` for what is no model, and for unknown options; what the model itself throws
 * @example
 * const model = new Sequential(new Linear(2, 3), new ReLU());
 * const { output, at } = activations(model, [[1, -2]]);
 * Object.keys(at); // ['0', '1']
 * at['1'].eq(output).toArray(); // [[true, true, true]]
 */
export function activations<M extends Module>(
  model: M,
  input: TensorLike | readonly Tensor[],
  options?: ActivationsOptions,
): Activations<ReturnType<M['forward']>> {
  const root = readModel('activations', model);
  const { inputs } = readOptions('activations', options, DEFAULTS);
  return noGrad(() =>
    untouched((isFresh) => {
      // What was there before the run may change later, and what is put back after it will.
      const copy = (x: Tensor): Tensor =>
        !isFresh(x.storage) ? x.clone() : x.record === null ? x : x.detach();
      const seen = {
        at: {} as Record<string, Tensor>,
        from: {} as Record<string, Tensor>,
        masks: {} as Record<string, Tensor>,
        statistics: {} as Record<string, BatchStatistics>,
      };
      const unique = { at: uniqueNames(), from: uniqueNames() };
      const note = (which: 'at' | 'from', name: string, value: unknown): void => {
        for (const [part, x] of tensorsIn(name, value)) seen[which][unique[which](part)] = copy(x);
      };
      const { output } = observeCalls(root, readInputs(input), {
        before({ name, module, inputs: [x, ...more] }, run) {
          const mask = dropoutMask(module, x as TensorLike, run);
          if (mask !== null) seen.masks[name] = mask;
          const found = batchStatistics(module, x as TensorLike);
          if (found !== null) seen.statistics[name] = found;
          if (inputs && name !== '') note('from', name, more.length === 0 ? x : [x, ...more]);
        },
        after({ name, output }) {
          if (name !== '') note('at', name, output);
        },
      });
      return { output: mapTensors(output, copy), ...seen };
    }),
  ) as Activations<ReturnType<M['forward']>>;
}
