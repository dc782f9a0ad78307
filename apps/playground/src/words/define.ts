/** The languages of the page. */
export type Language = 'en' | 'ko';

/** Texts, sentences with figures (functions), and groups of both. */
export type Words = {
  readonly [key: string]: string | readonly string[] | ((...values: never[]) => string) | Words;
};

type Same<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends readonly string[]
      ? readonly string[]
      : T[K] extends (...values: infer A) => string
        ? (...values: A) => string
        : T[K] extends Words
          ? Same<T[K]>
          : never;
};

/** A catalogue: the same keys in both languages, which the types see to. */
export function defineWords<const T extends Words>(catalogue: {
  readonly en: T;
  readonly ko: Same<T>;
}): Readonly<Record<Language, Same<T>>> {
  return catalogue as unknown as Readonly<Record<Language, Same<T>>>;
}
