import type { TypedArray } from '../../layout/dtype';
import type { Tensor } from '../../value/tensor';
import type { Emission, Operand } from '../../wasm/emission';
import { ModuleWriter } from '../../wasm/encoder';
import type { Pieces } from './pieces';
import { scratchMemory, scratchVersion, scratchView } from './scratch';
import type { Signature } from './signature';

/** Up to here elements are copied one by one, which is quicker than asking the engine to. */
const SHORT = 40;

const ALIGNMENT = 64;

/** Where an operand lies in the scratch memory. */
interface ScratchPlace {
  /** The address of the lowest element. */
  readonly start: number;
  /** The address of the first element, above the lowest only where a stride is negative. */
  readonly first: number;
  /** How many elements lie between the lowest and the highest, both counted. */
  readonly span: number;
  /** How many elements lie below the first. */
  readonly below: number;
}

/** The operands' places as arrays; new ones are needed when the memory has grown. */
interface ScratchViews {
  readonly version: number;
  readonly scalars: TypedArray;
  readonly outputs: readonly TypedArray[];
  readonly inputs: readonly TypedArray[];
}

/**
 * The code of a kernel for operands of fixed shapes: copies them into scratch memory, at addresses that are part of the
 * code, runs, and copies the results out. Large elementwise computations pass through in pieces: what has been copied is
 * then still in the cache when the code reads it, and its results when they are copied out.
 */
export class EagerKernel {
  readonly #scalarsAt: number;
  readonly #scalarCount: number;
  readonly #outputs: readonly ScratchPlace[];
  readonly #inputs: readonly ScratchPlace[];
  /** Which outputs are copied in as well: those with gaps between the elements, whose numbers must stay. */
  readonly #kept: readonly boolean[];
  readonly #pieces: Pieces | null;
  readonly #run: () => number | undefined;
  #windows: ScratchViews;

  /**
   * @param emission - the code, for one piece where the work is cut
   * @param signature - the operands of that code
   * @param scalars - how many plain numbers a call brings
   */
  constructor(
    emission: Emission,
    { outputs, inputs, aliases }: Signature,
    scalars: number,
    pieces: Pieces | null,
  ) {
    this.#pieces = pieces;
    // Address 0 stays free.
    let top = ALIGNMENT;
    const reserve = (bytes: number): number => {
      const address = top;
      top = Math.ceil((top + bytes) / ALIGNMENT) * ALIGNMENT;
      return address;
    };
    const place = (operand: Operand): ScratchPlace => {
      const width = WIDTHS[operand.dtype];
      const { below, span } = extentOf(operand);
      const start = reserve(span * width);
      return { start, first: start + below * width, span, below };
    };
    this.#scalarCount = scalars;
    this.#scalarsAt = reserve(scalars * 8);
    const scratch = reserve(emission.scratch);
    this.#inputs = inputs.map(place);
    this.#outputs = outputs.map((output, i) =>
      aliases[i] < 0 ? place(output) : this.#inputs[aliases[i]],
    );
    this.#kept = outputs.map(({ size }, i) => aliases[i] < 0 && this.#outputs[i].span > size);

    const writer = new ModuleWriter();
    const first = (operand: ScratchPlace): number => operand.first;
    const addresses = {
      outputs: this.#outputs.map(first),
      inputs: this.#inputs.map(first),
      scalars: this.#scalarsAt,
      scratch,
    };
    writer.function(
      0,
      emission.checks ? 'i32' : 'void',
      (fn) => {
        emission.emit(fn, addresses, 0, emission.parts, writer);
        if (emission.checks) fn.return(0);
      },
      'run',
    );
    const memory = scratchMemory(top);
    const module = new WebAssembly.Module(writer.finish());
    const { exports } = new WebAssembly.Instance(module, writer.imports(memory));
    this.#run = exports.run as () => number | undefined;
    this.#windows = this.#open(outputs, inputs);
  }

  /** @returns whether it succeeded; only a check can fail */
  run(outputs: readonly Tensor[], inputs: readonly Tensor[], scalars: readonly number[]): boolean {
    if (this.#windows.version !== scratchVersion()) this.#windows = this.#open(outputs, inputs);
    const windows = this.#windows;
    for (let i = 0; i < this.#scalarCount; i++) windows.scalars[i] = scalars[i];
    if (this.#pieces !== null) {
      this.#runPieces(this.#pieces, outputs, inputs);
      return true;
    }
    for (let i = 0; i < inputs.length; i++) copyIn(windows.inputs[i], inputs[i], this.#inputs[i]);
    for (let i = 0; i < outputs.length; i++) {
      if (this.#kept[i]) copyIn(windows.outputs[i], outputs[i], this.#outputs[i]);
    }
    if (this.#run()) return false;
    for (let i = 0; i < outputs.length; i++) {
      copyOut(windows.outputs[i], outputs[i], this.#outputs[i]);
    }
    return true;
  }

  #runPieces(pieces: Pieces, outputs: readonly Tensor[], inputs: readonly Tensor[]): void {
    const windows = this.#windows;
    const { rows, each } = pieces;
    for (let i = 0; i < inputs.length; i++) {
      if (pieces.inputs[i] === 0) copyIn(windows.inputs[i], inputs[i], this.#inputs[i]);
    }
    for (let start = 0; start < rows; start += each) {
      // The code of the last piece also computes what lies behind it, which nobody reads.
      const count = Math.min(each, rows - start);
      for (let i = 0; i < inputs.length; i++) {
        const row = pieces.inputs[i];
        const { storage, offset } = inputs[i];
        const from = offset + start * row;
        if (row > 0) windows.inputs[i].set(storage.data.subarray(from, from + count * row));
      }
      this.#run();
      for (let i = 0; i < outputs.length; i++) {
        const row = pieces.outputs[i];
        const { storage, offset } = outputs[i];
        const window = windows.outputs[i];
        const whole = count === each;
        storage.data.set(whole ? window : window.subarray(0, count * row), offset + start * row);
      }
    }
  }

  #open(outputs: readonly Operand[], inputs: readonly Operand[]): ScratchViews {
    const open = ({ dtype }: Operand, { start, span }: ScratchPlace): TypedArray =>
      scratchView(dtype, start, span);
    return {
      version: scratchVersion(),
      scalars: scratchView('float64', this.#scalarsAt, this.#scalarCount),
      outputs: outputs.map((output, i) => open(output, this.#outputs[i])),
      inputs: inputs.map((input, i) => open(input, this.#inputs[i])),
    };
  }
}

const WIDTHS = { float32: 4, float64: 8, int32: 4, bool: 1 };

/** How far the elements of an operand reach below the first, and over how many places in all. */
function extentOf({ shape, strides }: Operand): { below: number; span: number } {
  let below = 0;
  let above = 0;
  for (let axis = 0; axis < shape.length; axis++) {
    const reach = (shape[axis] - 1) * strides[axis];
    if (reach < 0) below -= reach;
    else above += reach;
  }
  return { below, span: below + above + 1 };
}

function copyIn(
  window: TypedArray,
  { storage: { data }, offset }: Tensor,
  place: ScratchPlace,
): void {
  const from = offset - place.below;
  const { span } = place;
  if (span <= SHORT) for (let i = 0; i < span; i++) window[i] = data[from + i];
  else window.set(data.length === span ? data : data.subarray(from, from + span));
}

function copyOut(
  window: TypedArray,
  { storage: { data }, offset }: Tensor,
  place: ScratchPlace,
): void {
  const to = offset - place.below;
  const { span } = place;
  if (span <= SHORT) for (let i = 0; i < span; i++) data[to + i] = window[i];
  else data.set(window, to);
}
