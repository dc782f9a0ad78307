import type { Activation } from '../../core/config';

/** φ and φ′ of each activation in LaTeX. */
export const ACTIVATION_FORMULAS: Readonly<
  Record<Activation, readonly [value: string, slope: string]>
> = {
  sigmoid: [
    String.raw`\sigma(z) = \frac{1}{1 + e^{-z}}`,
    String.raw`\sigma'(z) = \sigma(z) (1 - \sigma(z))`,
  ],
  tanh: [
    String.raw`\tanh z = \frac{e^{z} - e^{-z}}{e^{z} + e^{-z}}`,
    String.raw`\varphi'(z) = 1 - \tanh^{2} z`,
  ],
  relu: [String.raw`\varphi(z) = \max(0, z)`, String.raw`\varphi'(z) = 1 \; (z > 0), \; 0`],
  linear: [String.raw`\varphi(z) = z`, String.raw`\varphi'(z) = 1`],
  leakyRelu: [
    String.raw`\varphi(z) = \max(0.01 z, z)`,
    String.raw`\varphi'(z) = 1 \; (z > 0), \; 0.01`,
  ],
  elu: [
    String.raw`\varphi(z) = z \; (z > 0), \; e^{z} - 1`,
    String.raw`\varphi'(z) = 1 \; (z > 0), \; e^{z}`,
  ],
  selu: [
    String.raw`\varphi(z) = \lambda z \; (z > 0), \; \lambda \alpha (e^{z} - 1)`,
    String.raw`\varphi'(z) = \lambda \; (z > 0), \; \lambda \alpha e^{z}`,
  ],
  gelu: [String.raw`\varphi(z) = z \Phi(z)`, String.raw`\varphi'(z) = \Phi(z) + z \phi(z)`],
  silu: [
    String.raw`\varphi(z) = z \sigma(z)`,
    String.raw`\varphi'(z) = \sigma(z) (1 + z (1 - \sigma(z)))`,
  ],
  mish: [
    String.raw`\varphi(z) = z \tanh(\ln(1 + e^{z}))`,
    String.raw`\varphi'(z) = \frac{\varphi(z)}{z} + z \sigma(z) (1 - \tanh^{2}(\ln(1 + e^{z})))`,
  ],
  softplus: [String.raw`\varphi(z) = \ln(1 + e^{z})`, String.raw`\varphi'(z) = \sigma(z)`],
  softsign: [
    String.raw`\varphi(z) = \frac{z}{1 + |z|}`,
    String.raw`\varphi'(z) = \frac{1}{(1 + |z|)^{2}}`,
  ],
  hardtanh: [
    String.raw`\varphi(z) = \max(-1, \min(1, z))`,
    String.raw`\varphi'(z) = 1 \; (|z| < 1), \; 0`,
  ],
};
