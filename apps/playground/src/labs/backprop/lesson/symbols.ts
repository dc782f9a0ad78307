import type { NotationName } from '../../../core/backprop/look';

/** The symbol itself is the label of a notation; the layered ones show which index comes first. */
export const SYMBOLS: Readonly<Record<NotationName, string>> = {
  flat: 'w_{5}',
  layered: 'w_{21}^{(2)}',
  'layered-to': 'w_{12}^{(2)}',
  nodes: 'w_{31}',
};
