import type { Pair } from '../print/pair';
import { textInLatex } from '../print/text-in-latex';
import type { ScalarInfo } from './scalar-info';

/** Where a number is kept: `fc1.weight[0,1]`; a tensor of one number has no brackets. */
export function pathOf({ path, at }: ScalarInfo): Pair {
  const place = at.join(',');
  return place === ''
    ? { text: path, latex: textInLatex(path, 'texttt') }
    : { text: `${path}[${place}]`, latex: `${textInLatex(path, 'texttt')}_{${place}}` };
}
