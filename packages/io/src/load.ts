import { isModule, type LoadReport, type Module, type StateDict } from '@bp/module';
import { readOptions } from '@bp/tensor/engine';
import { formatOfFile } from './formats';
import { type FileSource, nameOf, readPlace } from './places/place';

/** Options of {@link load}. */
export interface LoadOptions {
  /** Whether the names must be just those of the model; true by default. */
  strict?: boolean | undefined;
  /** No more bytes are unpacked from a compressed file, 2³⁰ by default. */
  maxBytes?: number | undefined;
}

const DEFAULTS = { strict: true, maxBytes: 2 ** 30 };

/**
 * Loads what {@link save} or another program has saved: into a model, or as tensors by name.
 *
 * The ending of the name tells the format, `.safetensors`, `.json` or `.npz`; where there is none, the bytes do. Everything is
 * read and checked before anything of the model changes.
 *
 * @param model - where the values go; left out, they are returned
 * @param source - a path, `indexeddb://name`, a `File` or `Blob`, a `FileSystemFileHandle`, or an address on the web; in a page, a
 *   bare name means `indexeddb://name`
 * @param options.strict - whether the names must be just those of the model
 * @param options.maxBytes - at most how many bytes are unpacked
 * @returns names that did not match, as `loadStateDict`; without a model, new tensors by name
 * @throws BpError `BP_FORMAT` for a file that is damaged or does not fit the model, `BP_DEVICE` where reading fails, `BP_OPTION`
 *   for what is no place
 * @example
 * const model = new Linear(2, 3);
 * await save(model, '/tmp/layer.safetensors');
 * (await load(new Linear(2, 3), '/tmp/layer.safetensors')).missing; // []
 */
export async function load(
  model: Module,
  source: FileSource,
  options?: LoadOptions,
): Promise<LoadReport>;
export async function load(source: FileSource, options?: LoadOptions): Promise<StateDict>;
export async function load(
  ...[first, second, third]: [Module, FileSource, LoadOptions?] | [FileSource, LoadOptions?]
): Promise<LoadReport | StateDict> {
  const into = isModule(first);
  const source = into ? (second as FileSource) : (first as FileSource);
  const given = (into ? third : second) as LoadOptions | undefined;
  const { strict, maxBytes } = readOptions('load', given, DEFAULTS);
  const bytes = await readPlace('load', source);
  const state = formatOfFile(nameOf('load', source), bytes).read('load', bytes, maxBytes);
  return into ? first.loadStateDict(state, { strict }) : state;
}
