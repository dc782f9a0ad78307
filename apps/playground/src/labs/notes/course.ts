// The five notes as data: what each teaches, where it can be done, and where it is easily misread.
import noteList from '@bp/course/notes.json';
import slipList from '@bp/course/slips.json';
import topicList from '@bp/course/topics.json';
import { defaultConfig } from '../../core/config';
import { isConfigPath } from '../../core/link';
import type { App } from '../../state/app.svelte';
import type { Lab } from '../../state/router';
import type { Language } from '../../words/define';

/** In both languages; formulas stand between dollar signs. */
export type Text = Readonly<Record<Language, string>>;

/** A state of a lab. */
export interface LabLink {
  readonly lab: Lab;
  readonly params: Readonly<Record<string, string>>;
}

export interface Topic {
  readonly id: string;
  readonly name: Text;
  /** Pages of the docs. */
  readonly pages: readonly string[];
  readonly lab?: LabLink;
  readonly also?: readonly LabLink[];
  readonly notes: readonly {
    readonly note: string;
    readonly words: Text;
    readonly lab?: LabLink;
  }[];
}

export interface Slip {
  readonly id: string;
  readonly note: string;
  readonly says: Text;
  readonly right: Text;
  readonly topic: string;
}

export interface Note {
  readonly id: string;
  readonly title: Text;
  readonly about: Text;
  readonly first: readonly { readonly topic: string; readonly entry: number }[];
  readonly slip: string;
}

/** What a note says about a topic, and where it can be done. */
export interface Entry {
  readonly topic: Topic;
  readonly words: Text;
  readonly links: readonly LabLink[];
}

export const notes: readonly Note[] = noteList;
export const slips: readonly Slip[] = slipList;
export const topics: readonly Topic[] = topicList as unknown as readonly Topic[];

export function entriesOf(note: string): Entry[] {
  return topics.flatMap((topic) =>
    topic.notes
      .filter((entry) => entry.note === note)
      .map(({ words, lab }) => ({ topic, words, links: lab ? [lab] : linksOf(topic) })),
  );
}

/** The entries of a note that its column shows. */
export function firstOf(note: Note): Entry[] {
  const entries = entriesOf(note.id);
  return note.first.map(({ topic, entry }) => {
    return entries.filter((one) => one.topic.id === topic)[entry]!;
  });
}

export function linksOf({ lab, also = [] }: Topic): LabLink[] {
  return lab ? [lab, ...also] : [];
}

export function slipsOf(note: string): Slip[] {
  return slips.filter((slip) => slip.note === note);
}

export function slipOf(note: Note): Slip {
  return slips.find(({ id }) => id === note.slip)!;
}

export function topicOf(id: string): Topic | undefined {
  return topics.find((topic) => topic.id === id);
}

/** The address of a state. One that sets a run starts from the defaults; elsewhere the run in hand is kept. */
export function addressOf(app: App, { lab, params }: LabLink): string {
  const sets = lab === 'train' && Object.keys(params).some((name) => isConfigPath(name));
  return app.linkTo(lab, params, sets ? defaultConfig() : app.config);
}
