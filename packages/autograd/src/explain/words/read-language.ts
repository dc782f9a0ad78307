import { BpError } from '@bp/tensor';
import { en } from './english';
import type { ExplainLanguage } from './explain-language';

/**
 * The language of an explanation: English where none is given.
 *
 * @throws BpError `BP_OPTION` for what is no catalogue, such as the name of a language
 */
export function readLanguage(language: ExplainLanguage = en): ExplainLanguage {
  if (typeof language?.sentences === 'object' && language.sentences !== null) return language;
  throw new BpError(
    'BP_OPTION',
    'explain',
    'language must be a catalogue such as ko of @bp/autograd/explain/ko, got {language}',
    { language },
  );
}
