import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The published packages, from the ground floor up: an earlier one's names come before a later one's. */
export const PACKAGES = [
  'tensor',
  'compile',
  'autograd',
  'module',
  'regularize',
  'layers',
  'losses',
  'optim',
  'data',
  'inspect',
  'io',
  'train',
  'all',
] as const;
