import type { Pair } from '../print/pair';

/** What can stand in a sentence. */
export type SentenceValue = string | number | Pair;

/** A sentence by its key, with what stands in it: a catalogue makes words of it in one language. */
export interface Sentence {
  readonly key: string;
  readonly params: Readonly<Record<string, SentenceValue>>;
}
