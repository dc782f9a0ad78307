/** What is found: a part of a page, from a heading to the next. */
export interface Section {
  /** `loss/mse#half`; the head of a page is `loss/mse`. */
  readonly id: string;
  /** The title of the page. */
  readonly title: string;
  /** Its own heading; that of the page for the head. */
  readonly heading: string;
  readonly text: string;
  /** What the page is called in the other language, at its head. */
  readonly other: string;
  /** Names in its code. */
  readonly code: string;
}

/** The options of the index, the same where it is made and where it is read. */
export const INDEX_OPTIONS = {
  fields: ['title', 'heading', 'other', 'text', 'code'],
  storeFields: ['title', 'heading', 'text'],
};

/** A section as it is kept in the index. */
export type Kept = Pick<Section, 'title' | 'heading' | 'text'>;

export function pageOfSection(id: string): string {
  return id.split('#')[0];
}
