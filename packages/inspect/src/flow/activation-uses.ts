import type { TapeNode } from '@bp/autograd/engine';
import { type Tensor, tensor } from '@bp/tensor';
import type { FormulaOperation } from '@bp/tensor/engine';
import type { ModelRecord } from './model-record';
import { type SlopeProfile, slopeProfile, valuesAndSlopes } from './slope-profile';

/** One use of an activation function. */
export interface ActivationUse {
  /** The layer whose output it is applied to. */
  readonly layer: string;
  /** The name of the operation. */
  readonly name: string;
  readonly profile: SlopeProfile;
  /** What it gave, as recorded. */
  readonly output: Tensor;
  readonly values: Tensor;
  /** φ′ at each element, by the operation's own rule. */
  readonly slopes: Tensor;
}

/**
 * The activation functions of a model, use by use: elementwise operations of one value that bend, on the output of a layer.
 * A second operand, as the slopes of PReLU, is a parameter.
 */
export function activationUses(record: ModelRecord): ActivationUse[] {
  const feeding = new Map<TapeNode, string>();
  const uses: ActivationUse[] = [];
  for (const node of record.nodes) {
    const { operation, inputs, params, output } = node;
    const before = inputs
      .flatMap((x) => record.makerOf(x) ?? [])
      .sort((a, b) => b.order - a.order)
      .flatMap((maker) => feeding.get(maker) ?? []);
    const layer = record.layerOf(node) ?? before[0];
    if (layer !== undefined) feeding.set(node, layer);
    if (operation.kind !== 'formula' || !record.isInside(node) || layer === undefined) continue;
    const [x, by, ...others] = inputs;
    const isOfOne = others.length === 0 && (by === undefined || record.isParameter(by));
    if (!isOfOne || record.isParameter(x) || x.size !== output.size) continue;
    const profile = profileOf(operation, params as readonly number[], by);
    if (profile === null) continue;
    uses.push({
      layer,
      name: operation.name,
      profile,
      output,
      ...valuesAndSlopes(operation, params as readonly number[], x, by ? [by] : []),
    });
  }
  return uses;
}

/** The most values of a parameter, such as the slopes of PReLU, that are looked at. */
const MOST = 64;

/** Null for what does not bend. @param by - a parameter that the function depends on as well */
function profileOf(
  operation: FormulaOperation,
  params: readonly number[],
  by: Tensor | undefined,
): SlopeProfile | null {
  if (by === undefined) {
    const profile = slopeProfile(operation, params);
    return profile.bends ? profile : null;
  }
  const values = [...new Set(by.data as Float64Array)];
  const at = (value: number): Tensor[] => [tensor(value, { dtype: 'float64' })];
  // What adds or multiplies by a parameter is common; it is known at a few points.
  const few = tensor([-3, -1, 0, 1, 3], { dtype: 'float64' });
  const { slopes } = valuesAndSlopes(operation, params, few, at(values[0]));
  if (slopes.data.every((slope) => slope === slopes.data[0])) return null;
  const profiles = values.slice(0, MOST).map((value) => slopeProfile(operation, params, at(value)));
  return { ...profiles[0], bound: Math.max(...profiles.map(({ bound }) => bound)) };
}
