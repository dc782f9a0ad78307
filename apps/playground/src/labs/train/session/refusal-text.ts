import type { Language } from '../../../words/define';
import { noticeWords } from './notice-words';
import type { Refusal } from './refusal';

/** The sentence for why something cannot be computed; its values in the order in which the sentence takes them. */
export function refusalText({ problem, values }: Refusal, language: Language): string {
  const text: string | ((...given: string[]) => string) = noticeWords[language].problems[problem];
  return typeof text === 'string' ? text : text(...Object.values(values).map(String));
}
