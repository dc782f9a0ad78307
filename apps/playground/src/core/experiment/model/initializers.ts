import { type Initializer, uniform, xavierNormal, xavierUniform } from '@bp/layers';
import type { ExperimentConfig, Init } from '../../config';

const COMMON: Partial<Record<Init, Initializer>> = {
  xavierUniform,
  xavierNormal,
  uniform: (shape, options) => uniform(shape, { ...options, low: -0.5, high: 0.5 }),
};

/** What the weights are drawn by; null where the layer's own draw is wanted. Biases start at 0 then. */
export async function initializersFor({
  net,
}: ExperimentConfig): Promise<Readonly<Record<string, Initializer | number>>> {
  const { init } = net;
  if (init === 'default') return {};
  if (init === 'zeros') return { '*.linear.weight': 0, '*.linear.bias': 0 };
  const found = COMMON[init] ?? (await import('./rarer-initializers')).RARER[init];
  return { '*.linear.weight': found as Initializer, '*.linear.bias': 0 };
}
