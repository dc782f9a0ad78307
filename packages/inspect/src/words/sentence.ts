import type { ExplainLanguage } from '@bp/autograd/explain';

/** A sentence by its key, with what stands in it: a catalogue makes words of it in one language. */
export interface Sentence {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A language: what each sentence reads in it, in the form of `@bp/autograd/explain`. */
export type InspectLanguage = ExplainLanguage;
