import type { Language } from './languages.ts';

/** What code has computed for a page: a number, or a text such as LaTeX or the SVG of a picture. */
export type Fact = number | string;

export type Facts = Readonly<Record<string, Fact>>;

/** A file in `facts/` exports one as `default`: what the page of the same name may cite, in its language. */
export type FactsOfPage = (language: Language) => Facts | Promise<Facts>;
