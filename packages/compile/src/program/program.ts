import { isBpError, Tensor, type TypedArray } from '@bp/tensor';
import {
  allocate,
  type GradientHolder,
  gatherRange,
  isAllOrNothing,
  isDeferred,
  noteWrite,
  Storage,
  stridesOf,
} from '@bp/tensor/engine';
import type { Result, StateUse } from '../capture/capture';
import { fillTemplate, tensorsOf } from '../capture/template';
import { bytesOf, type Plan } from '../plan/plan';
import { current, isShared, type SharedKernel, type Team } from '../threads/current';
import { writeProgram } from './emit';
import { SlottedGradient } from './gradient-slot';
import type { Heap, Resident } from './heap';
import { inHost } from './in-host';
import { type Link, linkViews, NO_LINK } from './link';
import { memories } from './memories';
import { type Placement, placeProgram } from './placement';

/** There in production builds alone. */
declare const PRODUCTION: unknown;

const NONE: ReadonlySet<number> = /* @__PURE__ */ new Set<number>();

const NOTHING = (): number => 0;

/** Up to here elements are copied one by one, which is quicker than asking the engine to. */
const SHORT = 8;

/**
 * A compiled step for one key: its plan, and the code bound to the memory in which its parameters live. It has neither memory
 * nor code before it is first called, and may lose them between two calls: the plan is enough to make them anew.
 */
export class Program implements Resident {
  declare readonly plan: Plan;
  /** How long the code is, in bytes. */
  codeBytes = 0;
  readonly #relaxed: boolean;
  #placement: Placement | null = null;
  #host: WebAssembly.ModuleImports = {};
  #module: WebAssembly.Module | null = null;
  #link: Link = NO_LINK;
  #run: () => number = NOTHING;
  /** The calls that threads share. */
  #shared: ReadonlySet<number> = NONE;
  /** Those of the process when the code was written. */
  #team: Team | null = null;
  #sharesMemory = false;
  #share: (call: number) => void = NOTHING;
  #failure: unknown = null;

  readonly #template: Plan['graph']['result'];
  readonly #results: readonly Result[];
  readonly #written: readonly Storage[];
  readonly #versions: readonly number[];
  readonly #holders: readonly GradientHolder[];
  readonly #spent: readonly boolean[];
  readonly #left: readonly (SlottedGradient | null)[];
  readonly #states: readonly StateUse[];

  /** @param relaxed - whether to use fused multiply-add */
  constructor(plan: Plan, relaxed: boolean) {
    const { cells, gradients, states, result } = plan.graph;
    this.plan = plan;
    this.#relaxed = relaxed;
    this.#template = result;
    this.#results = tensorsOf(result);
    const written = cells.filter(({ storage, versions }) => storage !== null && versions > 0);
    this.#written = written.map(({ storage }) => storage as Storage);
    this.#versions = written.map(({ versions }) => versions);
    const replaced = gradients.filter(
      ({ present, exit }) => exit === 'new' || (exit === 'none' && present),
    );
    this.#holders = replaced.map(({ holder }) => holder);
    this.#spent = replaced.map(({ spent }) => spent);
    this.#left = replaced.map((plan) => (plan.exit === 'new' ? new SlottedGradient(plan) : null));
    this.#states = states.filter(({ entry, exit }) => !Object.is(entry, exit));
  }

  /** Where it lies; null before it was first called. */
  get heap(): Heap | null {
    return this.#placement?.heap ?? null;
  }

  /** The calls that threads share. */
  get shared(): ReadonlySet<number> {
    return this.#shared;
  }

  /** Whether it can be called: it lies where its parameters live now, and is written for the threads there are. */
  get isBound(): boolean {
    const placement = this.#placement;
    if (
      placement === null ||
      placement.heap.memory !== this.#link.memory ||
      current.team !== this.#team
    ) {
      return false;
    }
    placement.heap.usedAt = ++memories.clock;
    return true;
  }

  unbind(): void {
    this.#link = NO_LINK;
    this.#run = this.#share = NOTHING;
    this.#team?.forget(this);
  }

  /** Gives up what belongs to it alone. */
  free(): void {
    this.unbind();
    const [own] = this.#placement?.blocks ?? [];
    own?.heap?.free(own);
  }

  /** Makes one call, with arguments that have the key of the program. */
  call(values: readonly unknown[]): unknown {
    const { inputs, gradients, pinned } = this.#link;
    for (let i = 0; i < inputs.length; i++) {
      const input = inputs[i];
      copyIn(input.view, values[input.index] as Tensor);
    }
    for (let i = 0; i < gradients.length; i++) {
      const { held } = gradients[i].holder;
      if (held !== null && !isDeferred(held)) copyIn(gradients[i].view, held);
    }
    for (let i = 0; i < pinned.length; i++) pinned[i].view.set(pinned[i].storage.data);
    if (isAllOrNothing()) for (const storage of this.#written) noteWrite(storage);
    const run = this.#run;
    const refused = run();
    if (refused !== 0) this.#refuse(refused - 1);

    for (let i = 0; i < pinned.length; i++) {
      if (pinned[i].written) pinned[i].storage.data.set(pinned[i].view);
    }
    const written = this.#written;
    const versions = this.#versions;
    for (let i = 0; i < written.length; i++) written[i].version += versions[i];
    const holders = this.#holders;
    const left = this.#left;
    for (let i = 0; i < holders.length; i++) holders[i].held = left[i];
    if (typeof PRODUCTION === 'undefined')
      for (let i = 0; i < holders.length; i++) holders[i].spent = this.#spent[i];
    const states = this.#states;
    for (let i = 0; i < states.length; i++) {
      (states[i].owner as Record<string, unknown>)[states[i].name] = states[i].exit;
    }
    if ('tensor' in this.#template) return this.#resultAt(0, values);
    let next = 0;
    return fillTemplate(this.#template, () => this.#resultAt(next++, values));
  }

  /** A result as a tensor of its own. */
  #resultAt(i: number, values: readonly unknown[]): Tensor {
    const result = this.#results[i];
    const cell = this.#link.results[i];
    const { dtype, shape, size, offset, mark, from } = result;
    let { strides } = result;
    let data: TypedArray;
    if (!result.isContiguous) {
      strides = stridesOf(shape);
      data = allocate(dtype, size);
      gatherRange(cell, result, 0, size, data, 0);
    } else if (size <= SHORT) {
      data = allocate(dtype, size);
      for (let k = 0; k < size; k++) data[k] = cell[offset + k];
    } else data = cell.slice(offset, offset + size);
    const y = new Tensor(new Storage(data, dtype), dtype, shape, strides, 0);
    y.record = from < 0 ? mark : (values[from] as Tensor).record;
    return y;
  }

  /**
   * Binds the program to where its parameters live now, if they have moved or it has been evicted, and to the threads there
   * are.
   *
   * @throws whatever the engine says where there is no memory, or where it refuses the code; the next call may try again
   */
  bind(): void {
    let placement = this.#placement;
    const stays = placement?.blocks.every(({ heap }) => heap !== null);
    if (placement === null || !stays || current.team !== this.#team) {
      this.free();
      this.#module = null;
      placement = placeProgram(this.plan);
      // Of its own blocks one is free by now.
      if (placement.heap !== this.#placement?.heap) placement.heap.addResident(this);
      this.#placement = placement;
    } else this.unbind();
    const { heap } = placement;
    heap.usedAt = ++memories.clock;
    const memory = heap.memory as WebAssembly.Memory;
    if (this.#module === null || isShared(memory) !== this.#sharesMemory) {
      this.#module = this.#compile(placement, memory);
    }
    this.#run = this.#instantiate(placement, memory, this.#module);
    this.#link = linkViews(this.plan, placement, memory);
  }

  #compile(placement: Placement, memory: WebAssembly.Memory): WebAssembly.Module {
    this.#team = current.team;
    this.#sharesMemory = isShared(memory);
    const options = { relaxed: this.#relaxed, sharedMemory: this.#sharesMemory };
    const { writer, shared } = writeProgram(this.plan, placement, options, {
      refer: (i) => this.#refer(i),
      share: (i) => this.#share(i),
    });
    this.#shared = shared;
    this.#host = writer.imports(memory).host;
    const bytes = writer.finish();
    this.codeBytes = bytes.length;
    return new WebAssembly.Module(bytes);
  }

  #instantiate(
    { scratch }: Placement,
    memory: WebAssembly.Memory,
    module: WebAssembly.Module,
  ): () => number {
    const imports = { env: { memory }, host: this.#host };
    const { exports } = new WebAssembly.Instance(module, imports);
    const team = this.#team;
    if (team !== null && this.#shared.size > 0) {
      const kernels: Record<number, SharedKernel> = {};
      for (const i of this.#shared) {
        const run = exports[i] as SharedKernel['run'];
        kernels[i] = { run, parts: this.plan.calls[i].emission?.parts ?? 1 };
      }
      const program = { module, memory, kernels, scratch };
      team.add(this, program);
      this.#share = (i) => team.run(program, i);
    }
    return exports.run as () => number;
  }

  /** Does a call by its reference; returns 1 where that refuses, or throws, as only a kernel of somebody else may. */
  #refer(i: number): number {
    inHost.depth++;
    try {
      this.#failure = this.#link.references[i]();
    } catch (error) {
      this.#failure = error;
    } finally {
      inHost.depth--;
    }
    return this.#failure === null ? 0 : 1;
  }

  /** Puts back what had been overwritten, and throws the error that the reference has for what was refused. */
  #refuse(i: number): never {
    const { plan } = this;
    const { cells, arena, heap } = this.#placement as Placement;
    const bytes = new Uint8Array((heap.memory as WebAssembly.Memory).buffer);
    // In code the check comes without a message: its reference tells.
    if (this.#failure === null) this.#refer(i);
    for (const [cell, at] of plan.kept) {
      const from = arena + at;
      bytes.copyWithin(cells[cell], from, from + bytesOf(plan.graph, cell));
    }
    const { call } = plan.calls[i];
    const error =
      this.#failure ?? new Error(`${call.kernel.name} refused what its reference takes`);
    this.#failure = null;
    throw isBpError(error) && call.path !== null ? error.at(call.path) : error;
  }
}

function copyIn(view: TypedArray, x: Tensor): void {
  const { size, offset } = x;
  const { data } = x.storage;
  if (!x.isContiguous) gatherRange(data, x, 0, size, view, 0);
  else if (size <= SHORT) for (let i = 0; i < size; i++) view[i] = data[offset + i];
  else view.set(data.length === size ? data : data.subarray(offset, offset + size));
}
