import { BpError } from '@bp/tensor';
import { isPlainObject, readBytes } from '@bp/tensor/engine';
import { parseJson } from '../json/strict-json';
import { type FileSource, type FileTarget, readPlace, writePlace } from '../places/place';
import { formatSafetensors } from '../safetensors/format';
import { parseSafetensors } from '../safetensors/parse';
import { putTogether, takeApart } from './tree';

/** What the metadata of a checkpoint tell, beside its tree. */
const FORMAT = 'bp-checkpoint-1';

/**
 * Packs plain data with tensors, such as what a run saves, into the bytes of one safetensors file.
 *
 * The tree is kept to the bit: also NaN, ±∞ and −0, typed arrays, and names such as `__proto__`. Fields that are `undefined`
 * are left out, as in JSON. The tensors are named by their paths, so that other programs can read them, too.
 *
 * @param tree - objects, lists, texts, numbers, truth values, null, tensors and typed arrays, at most 200 levels deep
 * @throws BpError `BP_OPTION` for anything else, with its path, `BP_FORMAT` where it is nested deeper, as is what holds itself
 * @example
 * const bytes = packCheckpoint({ epoch: 3, loss: NaN, model: { weight: tensor([1, 2]) } });
 * unpackCheckpoint<{ epoch: number }>(bytes).epoch; // 3
 */
export function packCheckpoint(tree: object): Uint8Array {
  return pack('packCheckpoint', tree);
}

function pack(op: string, tree: object): Uint8Array {
  const { json, entries } = takeApart(op, tree);
  return formatSafetensors(op, entries, { format: FORMAT, tree: JSON.stringify(json) });
}

/**
 * The data that {@link packCheckpoint} has packed.
 *
 * @param bytes - a checkpoint
 * @returns the tree, with tensors and typed arrays of its own
 * @throws BpError `BP_FORMAT` for what is damaged, cut off or no checkpoint, `BP_OPTION` for what is no bytes
 * @example
 * unpackCheckpoint(packCheckpoint({ best: -0, seen: [1, null] })); // { best: -0, seen: [1, null] }
 */
export function unpackCheckpoint<T = unknown>(bytes: Uint8Array | ArrayBuffer): T {
  return unpack('unpackCheckpoint', readBytes('unpackCheckpoint', bytes)) as T;
}

function unpack(op: string, bytes: Uint8Array): unknown {
  const { metadata, entries } = parseSafetensors(op, bytes);
  const { format, tree } = metadata;
  if (format !== FORMAT || tree === undefined) {
    throw new BpError(
      'BP_FORMAT',
      op,
      'expected a checkpoint ({format}), got a safetensors file of another kind; load reads state dicts',
      { format: FORMAT },
    );
  }
  const json = parseJson(op, 'the tree', tree);
  if (!isPlainObject(json)) {
    throw new BpError('BP_FORMAT', op, 'the tree of a checkpoint is an object, got {got}', {
      got: json,
    });
  }
  return putTogether(op, json, entries);
}

/**
 * Saves plain data with tensors in one file: whole, or not at all, as {@link packCheckpoint} packs it.
 *
 * A process that is killed and a full disk leave the file that was there. The values are those of the call.
 *
 * @param tree - as of {@link packCheckpoint}
 * @param target - as of {@link save}; any name, `.safetensors` lets other programs know it
 * @returns when the file is on the disk
 * @throws BpError `BP_OPTION` for a tree that cannot be saved and for what is no place, `BP_DEVICE` where writing fails
 * @example
 * await saveCheckpoint({ epoch: 3, weight: tensor([1, 2]) }, '/tmp/run.safetensors');
 * (await loadCheckpoint<{ epoch: number }>('/tmp/run.safetensors')).epoch; // 3
 */
export async function saveCheckpoint(tree: object, target: FileTarget): Promise<void> {
  await writePlace('saveCheckpoint', target, pack('saveCheckpoint', tree));
}

/**
 * Loads what {@link saveCheckpoint} has saved.
 *
 * @param source - as of {@link load}
 * @throws BpError `BP_FORMAT` for what is damaged or no checkpoint, `BP_DEVICE` where reading fails, `BP_OPTION` for what is no
 *   place
 * @example
 * await saveCheckpoint({ losses: Float64Array.of(0.5, 0.25) }, '/tmp/losses.safetensors');
 * const { losses } = await loadCheckpoint<{ losses: Float64Array }>('/tmp/losses.safetensors');
 * losses; // [0.5, 0.25]
 */
export async function loadCheckpoint<T = unknown>(source: FileSource): Promise<T> {
  return unpack('loadCheckpoint', await readPlace('loadCheckpoint', source)) as T;
}
