export const LANGUAGES = ['ko', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** A text in both languages. */
export type InBoth = Readonly<Record<Language, string>>;
