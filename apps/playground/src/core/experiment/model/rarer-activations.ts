import {
  ELU,
  GELU,
  Hardtanh,
  type Layer,
  LeakyReLU,
  Mish,
  SELU,
  SiLU,
  Softplus,
  Softsign,
} from '@bp/layers';
import type { Activation } from '../../config';

/** Activations that are seldom chosen, in a file of their own that is loaded then. */
export const RARER: Partial<Record<Activation, () => Layer>> = {
  leakyRelu: () => new LeakyReLU(),
  elu: () => new ELU(),
  selu: () => new SELU(),
  gelu: () => new GELU(),
  silu: () => new SiLU(),
  mish: () => new Mish(),
  softplus: () => new Softplus(),
  softsign: () => new Softsign(),
  hardtanh: () => new Hardtanh(),
};
