import type { Module } from '@bp/module';
import { isTensor } from '@bp/tensor';
import { computesOnItsOwn } from './known';
import { literal } from './python';

/** A class for what PyTorch lacks, and the expression that makes the module. */
export interface Extra {
  readonly name: string;
  /** What stands behind the name. */
  readonly body: string;
  readonly args: string;
}

const NOISE = `(nn.Module):
    def __init__(self, std):
        super().__init__()
        self.std = std

    def forward(self, x):
        return x + self.std * torch.randn_like(x) if self.training else x

    def extra_repr(self):
        return f"{self.std}"
`;

/**
 * Layers that draw random numbers, which PyTorch has no class for; what else it lacks is written from what it computes. Null for
 * other modules.
 */
export function extra(module: Module): Extra | null {
  const { std } = module as unknown as { readonly std?: unknown };
  const names = Object.keys(module).sort().join(' ');
  if (names !== 'rng std' || computesOnItsOwn(module)) return null;
  return { name: 'GaussianNoise', body: NOISE, args: literal(isTensor(std) ? std.item() : std) };
}
