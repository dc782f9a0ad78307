import type { FlowLayer, FlowProblem } from './flow-layer';

/** What is wrong, and where. */
export interface FlowVerdict {
  readonly kind: FlowProblem | 'fine';
  /** The layers that it holds for, from the input on; none where all is fine. */
  readonly layers: readonly string[];
}

/** Of causes first, then of what may follow from them. */
const PROBLEMS: readonly FlowProblem[] = ['exploding', 'dead', 'saturated', 'vanishing'];

/** δ has vanished or exploded where it is so much less or more than behind the last layer. */
const VANISHED = 0.01;
const EXPLODED = 100;
/** A gradient so many times as large as the weights. */
const EXCESSIVE = 1000;
/** Which share of units may be dead: deep networks of relu have more than half of them silent for a batch, and learn. */
const DEAD = 0.8;
/** Which share of elements may be saturated. */
const SATURATED = 0.5;
/** Which share may be so against their gradient: what learning itself has driven to its limit is no fault. */
const STUCK = 0.25;
/** Hidden units of which more are saturated pass nothing on, whichever way they are pulled. */
const ALMOST_ALL = 0.95;
/** Fewer samples say nothing of a unit, unless all units are dead. */
const ENOUGH = 8;

/**
 * What is wrong with a layer, by what was measured of it and of the last one.
 *
 * @param behind - ‖δ‖ behind the normalisation that follows the layer; where there is none, its own
 */
export function problemsOf(
  layer: Omit<FlowLayer, 'problems'>,
  last: Pick<FlowLayer, 'path' | 'deltaNorm' | 'gradientNorm'>,
  behind: number | null = layer.deltaNorm,
): FlowProblem[] {
  const { path, activations, gradientNorm, weightNorm, deltaNorm } = layer;
  const norms = [gradientNorm, weightNorm, deltaNorm].filter((norm) => norm !== null);
  const [here, there] =
    behind !== null && last.deltaNorm !== null
      ? [behind, last.deltaNorm]
      : [gradientNorm ?? 0, last.gradientNorm ?? 0];
  const found: Record<FlowProblem, boolean> = {
    exploding:
      !norms.every(Number.isFinite) ||
      here > EXPLODED * there ||
      (gradientNorm ?? 0) > EXCESSIVE * Math.max(weightNorm, 1),
    dead: activations.some(
      ({ dead, samples }) => dead === 1 || (dead >= DEAD && samples >= ENOUGH),
    ),
    saturated: activations.some(
      ({ saturated, stuck }) =>
        (saturated ?? 0) > SATURATED &&
        ((stuck ?? 0) > STUCK || (path !== last.path && (saturated ?? 0) > ALMOST_ALL)),
    ),
    vanishing: here < VANISHED * there,
  };
  return PROBLEMS.filter((problem) => found[problem]);
}

/** The problems of all layers, the gravest first. */
export function verdictsOf(layers: readonly FlowLayer[]): FlowVerdict[] {
  const found = PROBLEMS.flatMap((kind): FlowVerdict[] => {
    const paths = layers.filter(({ problems }) => problems.includes(kind)).map(({ path }) => path);
    return paths.length > 0 ? [{ kind, layers: paths }] : [];
  });
  return found.length > 0 ? found : [{ kind: 'fine', layers: [] }];
}
