import { isConfigPath } from '../core/link';
import type { Lab } from './router';

/** What any lab reads of a link, besides the settings of the config; a lab passes by what another means by it. */
const KNOWN = new Set(
  (
    'c fp goal lock hide ask embed projector tour card focus ' +
    'slips topics at mode speed tab compare run epoch ' +
    'preset step steps rate surface kappa start racers rates sigma seeds moves stop basins pick ' +
    'page depth width variants learner'
  ).split(' '),
);

/** The first name in a link that means nothing, such as `sede` or `optimiser.lr`; null where there is none. */
export function unknownParam(lab: Lab, params: Readonly<Record<string, string>>): string | null {
  // an expression has variables of any name; those called like a setting are written as `v.seed`
  const isVariable = (name: string) =>
    lab === 'backprop' && (!name.includes('.') || name.startsWith('v.'));
  const odd = Object.keys(params).find(
    (name) => !KNOWN.has(name) && !isConfigPath(name) && !isVariable(name),
  );
  return odd?.slice(0, 40) ?? null;
}
