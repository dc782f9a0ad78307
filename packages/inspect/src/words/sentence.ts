/** A sentence by its key, with what stands in it: a catalogue makes words of it in one language. */
export interface Sentence {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A language: what each sentence reads in it, `{name}` standing for a value. */
export interface InspectLanguage {
  /** Such as `en` and `ko`. */
  readonly id: string;
  readonly sentences: Readonly<Record<string, string>>;
}
