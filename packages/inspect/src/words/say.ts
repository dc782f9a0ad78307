import { say as sayInBoth } from '@bp/autograd/engine';
import { BpError } from '@bp/tensor';
import { isPlainObject } from '@bp/tensor/engine';
import { shortNumber } from '../text/numbers';
import { english } from './english';
import type { InspectLanguage, Sentence } from './sentence';

/** A sentence in a language; one that a language lacks is said in English. */
export function say({ key, params }: Sentence, language: InspectLanguage = english): string {
  const sentences = { ...english.sentences, ...language.sentences };
  const shown = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'number' ? shortNumber(value) : value,
  ]);
  return sayInBoth({ ...language, sentences }, { key, params: Object.fromEntries(shown) }).text;
}

/**
 * The language that was given to a function; English where none was.
 *
 * @throws BpError `BP_OPTION` for what is no language, such as the name of one
 */
export function readLanguage(op: string, value: unknown): InspectLanguage {
  if (value === undefined || value === null) return english;
  const { id, sentences } = isPlainObject(value) ? value : {};
  if (typeof id === 'string' && isPlainObject(sentences)) return value as never;
  throw new BpError(
    'BP_OPTION',
    op,
    'language must be one such as ko of @bp/inspect/ko, got {value}',
    { value },
  );
}
