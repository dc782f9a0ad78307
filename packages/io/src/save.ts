import { isModule, type Module, type StateSource } from '@bp/module';
import { readOptions } from '@bp/tensor/engine';
import { formatOf } from './formats';
import { type FileTarget, nameOf, writePlace } from './places/place';

/** Options of {@link save}. */
export interface SaveOptions {
  /** Texts about the file by name, which safetensors files hold; none by default. */
  metadata?: Readonly<Record<string, string>> | null | undefined;
}

/**
 * Saves the parameters and buffers of a model, or any state dict, in a file: whole, or not at all.
 *
 * The ending of the name tells the format: `.safetensors` (also PyTorch and Python read it), `.json` (small models), `.npz`
 * (NumPy). In Node a file is written beside the old one, flushed, and takes its name: a process that is killed and a full disk
 * leave the old one. The values are those of the call, whatever the model learns while they are written.
 *
 * @param model - a model, or tensors by name such as `model.stateDict()`
 * @param target - a path, `indexeddb://name`, or a `FileSystemFileHandle` of a page; in a page, a bare name means
 *   `indexeddb://name`
 * @param options.metadata - texts about the file by name, for safetensors
 * @returns when the file is on the disk
 * @throws BpError `BP_OPTION` for a name without a format and for what is no place, `BP_DEVICE` where writing fails
 * @example
 * const model = new Linear(2, 3);
 * await save(model, '/tmp/linear.safetensors');
 * Object.keys(await load('/tmp/linear.safetensors')); // ['bias', 'weight']
 */
export async function save(
  model: Module | StateSource,
  target: FileTarget,
  options?: SaveOptions,
): Promise<void> {
  const { metadata } = readOptions('save', options, {
    metadata: null as Readonly<Record<string, string>> | null,
  });
  const format = formatOf('save', nameOf('save', target));
  const state = isModule(model) ? model.stateDict() : model;
  await writePlace('save', target, format.write('save', state, metadata));
}
