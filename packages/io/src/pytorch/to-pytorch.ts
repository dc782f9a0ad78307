import { isModule, type Module, type StateDict } from '@bp/module';
import { BpError, isTensor, type Tensor, type TensorLike } from '@bp/tensor';
import { asTensor, isFloat, isList, isPlainObject, readOptions } from '@bp/tensor/engine';

import { writePlace } from '../places/place';
import { writeSafetensors } from '../safetensors/safetensors';
import { ClassWriter, type Material } from './classes';
import { guessInput, otherInputs, takes } from './inputs';
import { modulePath } from './names';
import { program } from './program';
import { isIdentifier } from './python';
import { type Call, tensorsIn, traceCalls } from './trace';

/** Options of {@link toPyTorch}. */
export interface ToPyTorchOptions {
  /** The name of the class of the model; by default that of its own class, `Model` for a layer of the library. */
  name?: string | undefined;
  /**
   * What the model takes, a batch of at least one example, or a list of these for several arguments: from what it does to them
   * modules of your own are written, and `main` shows a training step. By default something that fits the first layer.
   */
  input?: TensorLike | readonly Tensor[] | null | undefined;
  /** Python for modules that cannot be written otherwise, by their paths: a class, or an expression that makes the module. */
  modules?: Readonly<Record<string, string>> | undefined;
  /** Where both files are written, `net` for `net.py` and `net.safetensors`; nowhere by default. */
  path?: string | undefined;
}

/** A model for PyTorch. */
export interface PyTorchModel {
  /** A Python module with the classes of the model, `load()`, and a `main` that trains one step. */
  readonly python: string;
  /** A safetensors file of all parameters and buffers, which the program looks for beside itself as `model.safetensors`. */
  readonly weights: Uint8Array;
  /** The name of the class of the model. */
  readonly name: string;
}

const DEFAULTS = {
  name: '',
  input: null as TensorLike | readonly Tensor[] | null,
  modules: {} as Readonly<Record<string, string>>,
  path: '',
};

/** What the files are called that the caller writes. */
const FILE = 'model';

/**
 * Writes a model as a Python module and a safetensors file, which PyTorch loads and trains on: where one machine is not enough, DDP,
 * FSDP or Ray go on from there.
 *
 * Layers become those of PyTorch with the same options, names and numbers, whatever a minifier has made of their classes.
 * Modules of your own are written from what their `forward` does to an input, in training and in evaluation, as `torch.fx` would;
 * loops are written out, and sizes that follow the batch are asked for at run time. What no record shows (comparisons, whole
 * numbers, random ones) needs Python of yours in `modules`. The model itself is left as it is.
 *
 * @param model - the model
 * @param options - see {@link ToPyTorchOptions}
 * @returns both as text and bytes; with a path a promise of them, once they are written
 * @throws BpError `BP_OPTION` for what is no module, and for a module that PyTorch has no words for, with its path
 * @example
 * const model = new Sequential(new Linear(2, 16), new ReLU(), new Linear(16, 1));
 * const { python, weights } = toPyTorch(model);
 * python.includes('nn.Linear(2, 16)'); // true
 * weights.length > 4 * (2 * 16 + 16 + 16 + 1); // true
 */
export function toPyTorch(
  model: Module,
  options: ToPyTorchOptions & { path: string },
): Promise<PyTorchModel>;
export function toPyTorch(
  model: Module,
  options?: ToPyTorchOptions & { path?: undefined },
): PyTorchModel;
export function toPyTorch(
  model: Module,
  options?: ToPyTorchOptions,
): PyTorchModel | Promise<PyTorchModel> {
  const op = 'toPyTorch';
  if (!isModule(model)) {
    throw new BpError('BP_OPTION', op, 'expected a module, got {got}', {
      got: model === null ? 'null' : typeof model,
    });
  }
  const settings = readOptions(op, options, DEFAULTS, { name: null, input: null, modules: null });
  const { modules } = settings;
  const path = settings.path.replace(/\.(py|safetensors)$/, '');
  const base = path === '' ? FILE : path.replace(/^.*[/\\]/, '');
  const name = readName(op, settings.name);
  if (!isPlainObject(modules) || Object.values(modules).some((code) => typeof code !== 'string')) {
    throw new BpError(
      'BP_OPTION',
      op,
      'modules must be an object of Python by the paths of modules, got {got}',
      { got: typeof modules },
    );
  }
  const inputs = readInputs(op, settings.input, model);
  const runs = inputs === null ? null : new Runs(model, inputs);
  const material: Material = {
    modules,
    batches: runs?.batches ?? [1, 1],
    runs: (module) => (runs === null ? refuseBlind(module, model) : runs.of(module)),
  };
  const written = new ClassWriter(material).write(model, name);
  const state: StateDict = {};
  for (const [path, x] of Object.entries(model.stateDict())) state[modulePath(path)] = x;
  for (const [path, x] of written.constants) state[path] = x;
  const output = runs?.output ?? null;
  const files: PyTorchModel = {
    python: program({
      name: written.name,
      classes: written.classes,
      weightsFile: `${base}.safetensors`,
      inputs: inputs?.every(isTensor) ? (inputs as readonly Tensor[]) : null,
      trains:
        isTensor(output) &&
        isFloat(output.dtype) &&
        model.parameters().some(({ requiresGrad }) => requiresGrad),
    }),
    weights: writeSafetensors(state, { metadata: { format: 'pt' } }),
    name: written.name,
  };
  return path === '' ? files : writeFiles(op, path, files);
}

/** Both files, once they are on the disk: the weights first, which the program needs. */
async function writeFiles(op: string, path: string, files: PyTorchModel): Promise<PyTorchModel> {
  await writePlace(op, `${path}.safetensors`, files.weights);
  await writePlace(op, `${path}.py`, new TextEncoder().encode(files.python));
  return files;
}

/** A model's calls in evaluation and in training, each with two batches; it runs when it is first asked. */
class Runs {
  readonly batches: readonly [number, number];
  readonly #model: Module;
  readonly #inputs: readonly (readonly unknown[])[];
  #calls: Call[][] | null = null;

  constructor(model: Module, inputs: readonly unknown[]) {
    this.#model = model;
    const more = otherInputs(inputs, true);
    const others = takes(model, more) ? more : otherInputs(inputs, false);
    this.#inputs = [inputs, others];
    const [first = 1, second = 1] = this.#inputs.map((given) => tensorsIn(given)[0]?.shape[0]);
    this.batches = [first, second];
  }

  of(module: Module): Call[][] {
    this.#calls ??= [false, true].flatMap((training) =>
      this.#inputs.map((inputs) => traceCalls(this.#model, inputs, training)),
    );
    return this.#calls.map((calls) => calls.filter((one) => one.module === module));
  }

  /** What the model gives. */
  get output(): unknown {
    return this.of(this.#model)[0][0]?.output;
  }
}

function refuseBlind(module: Module, model: Module): never {
  const path = [...model.namedModules()].find(([, one]) => one === module)?.[0] ?? '';
  throw new BpError(
    'BP_OPTION',
    'toPyTorch',
    '{path} is written from what it does, and no input was found that the model takes; pass one as input',
    { path: path === '' ? 'the model' : path },
  );
}

function readName(op: string, name: unknown): string {
  if (name === '' || (typeof name === 'string' && isIdentifier(name))) return name;
  throw new BpError('BP_OPTION', op, 'name must be a name that Python can have, got {name}', {
    name,
  });
}

/** The arguments of `forward`; null where they are not given and none are found. */
function readInputs(op: string, input: unknown, model: Module): readonly unknown[] | null {
  if (input === null) {
    const guess = guessInput(model);
    return guess === null ? null : [guess];
  }
  const given =
    isList(input) && input.every(isTensor) ? input : [asTensor(op, input as TensorLike)];
  if (takes(model, given)) return given;
  // Says what is wrong with it.
  model.forward(...given);
  return given;
}
