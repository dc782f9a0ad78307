import { ACTIVATIONS, type Activation, type Init } from '../config';

/** How weights are drawn; `wide` is evenly over (−2, 2), `uniform` over (−½, ½). */
export const VARIANT_INITS = [
  'default',
  'xavierNormal',
  'kaimingNormal',
  'lecunNormal',
  'orthogonal',
  'uniform',
  'wide',
  'zeros',
] as const satisfies readonly (Init | 'wide')[];
export type VariantInit = (typeof VARIANT_INITS)[number];

/** One of the networks side by side: what differs between them. */
export interface Variant {
  readonly activation: Activation;
  readonly init: VariantInit;
  readonly batchNorm: boolean;
}

export const MOST_VARIANTS = 4;

/** `relu/kaimingNormal`, `sigmoid/default/bn`; null for what is none. */
export function readVariant(token: string): Variant | null {
  const [name, drawn, norm, ...rest] = token.split('/');
  const activation = ACTIVATIONS.find((one) => one === name);
  const init = VARIANT_INITS.find((one) => one === drawn);
  if (activation === undefined || init === undefined || rest.length > 0) return null;
  if (norm !== undefined && norm !== 'bn') return null;
  return { activation, init, batchNorm: norm === 'bn' };
}

export function writeVariant({ activation, init, batchNorm }: Variant): string {
  return `${activation}/${init}${batchNorm ? '/bn' : ''}`;
}
