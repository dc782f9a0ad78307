import { BpError } from '@bp/tensor';
import { isPlainObject } from '@bp/tensor/engine';
import { shortNumber } from '../text/numbers';
import { english } from './english';
import type { InspectLanguage, Sentence } from './sentence';

/** A sentence in a language; one that a language lacks is said in English. */
export function say({ key, params }: Sentence, language: InspectLanguage = english): string {
  const template = language.sentences[key] ?? english.sentences[key] ?? key;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? shortNumber(value) : value;
  });
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
