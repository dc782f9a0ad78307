import { noGrad, parameter } from '@bp/autograd';
import { describeOptions, Module } from '@bp/module';
import {
  BpError,
  type DType,
  defaultRng,
  isTensor,
  type Rng,
  randomSource,
  type Tensor,
  type TensorLike,
  zeros,
} from '@bp/tensor';
import {
  asTensor,
  checkFunction,
  checkReal,
  readArguments,
  readOptions,
  wholeNumber,
} from '@bp/tensor/engine';

/** What the visible units of an {@link RBM} are: 0 or 1, or real numbers of variance 1 around their mean. */
export type VisibleUnits = 'bernoulli' | 'gaussian';

/** Options of {@link RBM}. */
export interface RBMOptions {
  /** What the visible units are, `'bernoulli'` by default; data for `'gaussian'` are to be standardised. */
  visibleUnits?: VisibleUnits | undefined;
  /** The type of the parameters, float32 by default. */
  dtype?: DType | undefined;
  /** Where the first weights and all samples are drawn from; the default source where it is not given. */
  rng?: Rng | null | undefined;
}

/** Options of {@link RBM.contrastiveDivergence}. */
export interface ContrastiveDivergenceOptions {
  /** How many steps of Gibbs sampling lead from the data to what the model believes, ≥ 1; 1 by default. */
  k?: number | undefined;
  /**
   * Persistent contrastive divergence: the visible states [chains, visible] from which sampling goes on, overwritten by where
   * it ends. Null, the default, starts from the data.
   */
  chains?: Tensor | null | undefined;
}

const SIZES = { visible: undefined as unknown as number, hidden: undefined as unknown as number };
const DEFAULTS = {
  visibleUnits: 'bernoulli' as VisibleUnits,
  dtype: 'float32' as DType,
  rng: null as Rng | null,
};
const UNITS: readonly VisibleUnits[] = ['bernoulli', 'gaussian'];
const DIVERGENCE = { k: 1, chains: null as Tensor | null };

/** The spread of the first weights; section 8 of Hinton's guide. */
const SPREAD = 0.01;

/**
 * A restricted Boltzmann machine: the joint distribution p(v, h) = e^(−E(v, h)) / Z of visible and hidden units with the energy
 * E(v, h) = −b·v − c·h − h·W v, or ½‖v − b‖² in place of −b·v for visible units that are real numbers.
 *
 * The weight is laid out as that of a `Linear` from visible to hidden units, [hidden, visible], and `forward` is that layer with
 * a sigmoid: a trained machine gives a layer its start ({@link pretrain} does so).
 *
 * @example
 * const rbm = new RBM(4, 8, { rng: new Rng(7) });
 * const optimizer = new SGD(rbm.parameters(), { lr: 0.1 });
 * const data = tensor([[1, 1, 0, 0], [0, 0, 1, 1]]);
 * for (let i = 0; i < 200; i++) {
 *   rbm.contrastiveDivergence(data);
 *   optimizer.step();
 *   optimizer.zeroGrad();
 * }
 * const [seen, unseen] = rbm.freeEnergy([[1, 1, 0, 0], [1, 0, 1, 0]]).toArray() as number[];
 * seen < unseen; // true
 * @see P. Smolensky, "Information Processing in Dynamical Systems: Foundations of Harmony Theory", 1986
 * @see G. Hinton, "A Practical Guide to Training Restricted Boltzmann Machines", 2010
 */
export class RBM extends Module {
  static override readonly stateNames: Readonly<Record<string, string>> = {
    visibleBias: 'visible_bias',
    hiddenBias: 'hidden_bias',
  };
  static override readonly parameterNames: readonly string[] = [
    'weight',
    'visibleBias',
    'hiddenBias',
  ];

  /** How many visible units there are. */
  readonly visible: number;
  /** How many hidden units there are. */
  readonly hidden: number;
  readonly visibleUnits: VisibleUnits;
  readonly rng: Rng | null;
  /** W, [hidden, visible]. */
  readonly weight: Tensor;
  /** b, [visible]. */
  readonly visibleBias: Tensor;
  /** c, [hidden]. */
  readonly hiddenBias: Tensor;

  /**
   * @param visible - how many visible units there are, ≥ 1
   * @param hidden - how many hidden units there are, ≥ 1
   * @throws BpError `BP_OPTION` for sizes that are no whole numbers ≥ 1 and options that do not exist
   */
  constructor(visible: number, hidden: number, options?: RBMOptions);
  /** The same, with the sizes among the options. */
  constructor(options: RBMOptions & typeof SIZES);
  constructor(...given: readonly unknown[]) {
    super();
    const { visible, hidden, visibleUnits, dtype, rng } = readArguments(
      'RBM',
      given,
      SIZES,
      DEFAULTS,
      { visibleUnits: UNITS },
    );
    const source = randomSource('RBM', rng);
    this.visible = wholeNumber('RBM', 'visible', visible, 1);
    this.hidden = wholeNumber('RBM', 'hidden', hidden, 1);
    this.visibleUnits = visibleUnits;
    this.rng = rng;
    checkReal('RBM', dtype);
    this.weight = parameter(zeros([hidden, visible], { dtype }));
    this.visibleBias = parameter(zeros([visible], { dtype }));
    this.hiddenBias = parameter(zeros([hidden], { dtype }));
    this.resetParameters(() => source);
  }

  /** Draws the weight from N(0, 0.01²); the biases are 0. */
  override resetParameters(draw: (name: string) => Rng): void {
    checkFunction('resetParameters', 'draw', draw);
    const { shape, dtype } = this.weight;
    const source = randomSource('resetParameters', draw('weight'));
    this.weight.assign(source.normal(shape, { std: SPREAD, dtype }));
    this.visibleBias.assign(0);
    this.hiddenBias.assign(0);
  }

  /**
   * How likely each hidden unit is 1: p(h = 1 | v) = σ(W v + c).
   *
   * @param v - [..., visible]
   * @returns [..., hidden]
   * @throws BpError `BP_SHAPE` where the last axis has another extent
   */
  forward(v: TensorLike): Tensor {
    return this.#hiddenInput(this.#units(v, this.visible)).sigmoid();
  }

  /**
   * What the visible units are on average: p(v = 1 | h) = σ(Wᵀh + b), or Wᵀh + b for real numbers.
   *
   * @param h - [..., hidden]
   * @returns [..., visible]
   * @throws BpError `BP_SHAPE` where the last axis has another extent
   */
  visibleMeans(h: TensorLike): Tensor {
    const input = this.#units(h, this.hidden).matmul(this.weight).add(this.visibleBias);
    return this.visibleUnits === 'gaussian' ? input : input.sigmoid();
  }

  /**
   * Hidden states drawn from p(h | v), each 0 or 1.
   *
   * @param v - [..., visible]
   * @returns [..., hidden], without record
   * @throws BpError `BP_SHAPE` where the last axis has another extent
   */
  sampleHidden(v: TensorLike): Tensor {
    return noGrad(() => this.#coins(this.forward(v)));
  }

  /**
   * Visible states drawn from p(v | h): each 0 or 1, or a real number.
   *
   * @param h - [..., hidden]
   * @returns [..., visible], without record
   * @throws BpError `BP_SHAPE` where the last axis has another extent
   */
  sampleVisible(h: TensorLike): Tensor {
    return noGrad(() => {
      const means = this.visibleMeans(h);
      if (this.visibleUnits === 'bernoulli') return this.#coins(means);
      const { shape, dtype } = means;
      return means.add(this.#stream().normal(shape, { dtype }));
    });
  }

  /**
   * What is left of v after a way through the hidden units and back, by means alone: the visible means of p(h | v).
   *
   * @param v - [..., visible]
   * @returns [..., visible]
   * @throws BpError `BP_SHAPE` where the last axis has another extent
   */
  reconstruct(v: TensorLike): Tensor {
    return this.visibleMeans(this.forward(v));
  }

  /**
   * The energy E(v, h) = −b·v − c·h − h·W v, or ½‖v − b‖² − c·h − h·W v for real numbers.
   *
   * @param v - [..., visible]
   * @param h - [..., hidden]
   * @returns [...], a number for each pair
   * @throws BpError `BP_SHAPE` where the extents do not fit
   */
  energy(v: TensorLike, h: TensorLike): Tensor {
    const visible = this.#units(v, this.visible);
    const hidden = this.#units(h, this.hidden);
    const bound = hidden.mul(this.#hiddenInput(visible)).sum(-1);
    return this.#visibleEnergy(visible).sub(bound);
  }

  /**
   * The free energy F(v) = −ln Σₕ e^(−E(v, h)) = −b·v − Σ softplus(W v + c), so that p(v) = e^(−F(v)) / Z; the lower, the likelier.
   *
   * Numerics: by softplus, so that no exponential overflows.
   *
   * @param v - [..., visible]
   * @returns [...]
   * @throws BpError `BP_SHAPE` where the last axis has another extent
   */
  freeEnergy(v: TensorLike): Tensor {
    const visible = this.#units(v, this.visible);
    return this.#visibleEnergy(visible).sub(this.#hiddenInput(visible).softplus().sum(-1));
  }

  /**
   * Adds the gradient of −ln p(v) to `grad` of the parameters, as `backward` would, for any optimizer to go down by:
   * ∂(−ln p)/∂W ≈ ⟨h vᵀ⟩ of what the model believes − ⟨h vᵀ⟩ of the data, and likewise for the biases.
   *
   * What the model believes is estimated by k steps of Gibbs sampling from the data (CD-k), or from chains that go on from
   * call to call (persistent CD). Where a hidden unit enters an average, its probability stands for it. Nothing is recorded.
   *
   * @param v - the data, [n, visible]
   * @param options.k - steps of sampling, ≥ 1
   * @param options.chains - where sampling goes on, [chains, visible]
   * @returns the squared error of the reconstruction of v, summed over the units, a mean over the n; a single number
   * @throws BpError `BP_SHAPE` where the extents do not fit, `BP_OPTION` for other options
   * @see G. Hinton, "Training Products of Experts by Minimizing Contrastive Divergence", 2002
   * @see T. Tieleman, "Training Restricted Boltzmann Machines using Approximations to the Likelihood Gradient", 2008
   */
  contrastiveDivergence(v: TensorLike, options?: ContrastiveDivergenceOptions): Tensor {
    const op = 'contrastiveDivergence';
    const { k, chains } = readOptions(op, options, DIVERGENCE, { chains: null });
    wholeNumber(op, 'k', k, 1);
    const data = this.#rows(op, v);
    if (chains !== null && !isTensor(chains)) {
      throw new BpError(
        'BP_OPTION',
        op,
        'chains must be a tensor, which is overwritten, got {got}',
        { got: typeof chains },
      );
    }
    const start = chains === null ? data : this.#rows(op, chains);
    return noGrad(() => {
      const hidden = this.forward(data);
      let h = this.#coins(chains === null ? hidden : this.forward(start));
      let believed = this.sampleVisible(h);
      for (let i = 1; i < k; i++) {
        h = this.sampleHidden(believed);
        believed = this.sampleVisible(h);
      }
      chains?.assign(believed);
      this.#descend(this.#moments(data, hidden), this.#moments(believed, this.forward(believed)));
      return this.visibleMeans(hidden).sub(data).square().sum(-1).mean();
    });
  }

  /** What the gradients are made of, in the order of {@link #descend}: ⟨h vᵀ⟩, ⟨v⟩ and ⟨h⟩. */
  #moments(v: Tensor, h: Tensor): readonly Tensor[] {
    return [h.transpose().matmul(v).div(v.shape[0]), v.mean(0), h.mean(0)];
  }

  #descend(data: readonly Tensor[], believed: readonly Tensor[]): void {
    [this.weight, this.visibleBias, this.hiddenBias].forEach((parameter, i) => {
      const gradient = believed[i].sub(data[i]);
      parameter.grad = parameter.grad === null ? gradient : parameter.grad.add(gradient);
    });
  }

  /** W v + c. */
  #hiddenInput(v: Tensor): Tensor {
    return v.matmul(this.weight.transpose()).add(this.hiddenBias);
  }

  #visibleEnergy(v: Tensor): Tensor {
    if (this.visibleUnits === 'gaussian') return v.sub(this.visibleBias).square().sum(-1).mul(0.5);
    return v.mul(this.visibleBias).sum(-1).neg();
  }

  #coins(p: Tensor): Tensor {
    return this.#stream().uniform(p.shape, { dtype: p.dtype }).lt(p).cast(p.dtype);
  }

  #stream(): Rng {
    return (this.rng ?? defaultRng()).stream('rbm');
  }

  #units(x: TensorLike, want: number): Tensor {
    const values = asTensor('rbm', x, this.weight.dtype).cast(this.weight.dtype);
    const { shape } = values;
    if (shape[shape.length - 1] === want) return values;
    throw new BpError(
      'BP_SHAPE',
      'rbm',
      'expected a last axis of {want} units, got shape {shape}',
      { want, shape },
    );
  }

  #rows(op: string, v: TensorLike): Tensor {
    const values = this.#units(v, this.visible);
    if (values.rank === 2 && values.shape[0] > 0) return values;
    throw new BpError('BP_SHAPE', op, 'expected examples [n, {visible}], got shape {shape}', {
      visible: this.visible,
      shape: values.shape,
    });
  }

  override describe(): string {
    const { visibleUnits } = this;
    const options = describeOptions({ visibleUnits }, { visibleUnits: DEFAULTS.visibleUnits });
    return [this.visible, this.hidden, ...(options === '' ? [] : [options])].join(', ');
  }
}
