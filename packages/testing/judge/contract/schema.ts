/** A number as JSON can hold it: NaN and the infinities are written as strings. */
export type JsonNumber = number | 'NaN' | 'Infinity' | '-Infinity';

export type Precision = 'f32' | 'f64';

/** One step that turns a tensor into a strided view of itself, such as `['transpose', 0, 1]`. */
export type ViewStep = [string, ...unknown[]];

/** A tensor in a case file; `data` is flat, the last axis fastest. */
export interface Figures {
  shape: number[];
  dtype: string;
  data: JsonNumber[];
  view?: ViewStep[];
}

/** A tensor on its way into or out of the library: `Figures` with real numbers. */
export interface Plain {
  shape: ArrayLike<number>;
  dtype?: string;
  data: ArrayLike<number | bigint | boolean>;
}

export interface Tolerance {
  rtol: number;
  atol: number;
}

/** A group of parameters, by position in the case, with options of its own. */
export interface ParameterGroup {
  params: number[];
  [option: string]: unknown;
}

/** Options carry PyTorch's names; their values depend on the operation. */
// biome-ignore lint/suspicious/noExplicitAny: each operation reads options of its own kinds
export type Options = Record<string, any>;

export interface ModelStep {
  op: string;
  options: Options;
}

/** What one draw of an initialiser must look like; each initialiser uses some of the fields. */
export interface Expectation {
  fanIn?: number;
  fanOut?: number;
  gain?: number;
  mean?: number;
  std?: number;
  meanTolerance?: number;
  stdTolerance?: number;
  bound?: number | null;
  min?: number;
  max?: number;
  values?: number[];
  zeroFraction?: number;
  zeroFractionTolerance?: number;
  zerosPerColumn?: number;
  gain2?: number;
}

/** A small function of the parameters, for judging optimizers on. */
export type Problem =
  | { kind: 'fn'; a: number; tilt: number; amp: number; k: number }
  | { kind: 'fed'; gradients: number[][] }
  | { kind: 'mlp'; X: Figures; Y: Figures };

/** One case of a file. Which fields are there depends on what is judged; README.md lists them. */
export interface JudgeCase {
  id: string;
  op: string;
  options: Options;
  tags?: string[];
  tolerance?: Record<Precision, Tolerance>;
  // operations, losses and layers
  inputs: Figures[];
  outputs: Figures[];
  gradUpstream: (Figures | null)[];
  gradInputs?: (Figures | null)[] | null;
  f32?: { outputs: (Figures | null)[]; gradInputs: (Figures | null)[] };
  // layers
  params?: Record<string, Figures>;
  gradParams?: Record<string, Figures | null>;
  buffers?: Record<string, Figures>;
  buffersAfter?: Record<string, Figures>;
  training?: boolean;
  calls?: 'each';
  outputNames?: string[];
}

export interface OptimizerCase extends Omit<JudgeCase, 'params'> {
  problem: string;
  params: Figures[];
  groups?: ParameterGroup[];
  steps: number;
  keep: number[];
  trajectory: JsonNumber[][];
  losses?: JsonNumber[];
}

export interface SchedulerCase extends JudgeCase {
  baseLr: number[];
  momentum: number;
  lrs: JsonNumber[][];
  momenta?: JsonNumber[];
  metrics?: JsonNumber[];
}

export interface ClipCase extends JudgeCase {
  total?: JsonNumber;
}

export interface InitCase extends JudgeCase {
  shape: number[];
  expect: Expectation;
}

/** 100 steps of training a small network on real data. */
export interface TrainCase extends JudgeCase {
  datasetFile: string;
  model: ModelStep[];
  loss: ModelStep;
  optimizer: ModelStep;
  scheduler?: ModelStep;
  steps: number;
  train: number[];
  test: number[];
  batches: 'full' | number[][];
  params: Record<string, Figures>;
  loss64: JsonNumber[];
  gradNorms0: Record<string, JsonNumber>;
  final64: Record<string, number | undefined>;
}

/** A layer made by the library: its parameters by PyTorch's names, and a call. */
export interface JudgedLayer<T> {
  call(inputs: T[], training?: boolean): T | T[];
  params: Record<string, T>;
  buffers?(): Record<string, Plain>;
  /** Undoes what calls have changed. */
  reset?(): void;
}

/** Something that can run the library's kernels. */
export interface JudgedBackend {
  /** To be awaited before its first use, and after its last. */
  start?(): unknown;
  stop?(): unknown;
  /** Has it run them from now on. */
  use(): void;
  /** What to call instead of a step, which is a function of tensors that reads no numbers. */
  prepare<S extends (...args: never[]) => unknown>(step: S): S;
  /** How often that has to be called until the backend does everything itself. */
  calls: number;
}

export interface JudgedOptimizer {
  step(closure?: () => number): unknown;
  lrs(): number[];
  momentum?(): number;
}

export interface JudgedScheduler {
  step(metric?: number): unknown;
}

/**
 * The names of the cases, mapped to the library; `T` is the library's tensor.
 * What is absent counts as unsupported, and so does a `null` where one is allowed.
 */
export interface Adapter<T = unknown> {
  /** Read whenever a tensor is made: the runner sets it before each pass. */
  precision: Precision;
  /** By name; where there are none the library runs as it is. */
  backends?: Record<string, JudgedBackend>;
  /** The name of the one in use: the runner sets it before each pass. */
  backend?: string | null;
  /** Operations that read numbers, since the shape of their result depends on them: no step can hold these. */
  readers?: readonly string[];
  tensor(figures: Plain, requiresGrad?: boolean): T;
  read(tensor: T): Plain;
  view?(tensor: T, steps: ViewStep[]): T;
  grad(outputs: T[], upstream: T[], leaves: T[]): (T | null)[];
  setGrad(parameter: T, gradient: Plain): void;
  op?: Record<string, (inputs: T[], options?: Options, judged?: JudgeCase) => T | T[]>;
  layer?: Record<
    string,
    (
      options: Options,
      params: Record<string, Plain>,
      buffers: Record<string, Plain>,
      judged: unknown,
    ) => JudgedLayer<T>
  >;
  optimizer?(name: string, groups: Options[], options: Options): JudgedOptimizer | null;
  scheduler?(
    name: string,
    options: Options,
    optimizer: JudgedOptimizer,
    judged: unknown,
  ): JudgedScheduler | null;
  clip?(name: string, grads: Plain[], options: Options): { total: number; grads: Plain[] } | null;
  /** A drawn tensor, a gain, or the two fans. */
  init?(
    name: string,
    shape: number[],
    options: Options,
  ): Plain | number | { fanIn: number; fanOut: number } | null;
}

export type Status = 'pass' | 'fail' | 'error' | 'unsupported';

export interface Verdict {
  id: string;
  op: string;
  tags: string[];
  status: Status;
  /** Largest deviation of a passed case, as a fraction of its tolerance. */
  worst?: number;
  message?: string;
}
