import { createHash } from 'node:crypto';
import { documentationOf, doorFile, type Sources } from '@bp/testing/documented';

/** A name that a door exports, and what its comment says of it. */
export interface DoorExport {
  readonly name: string;
  /** The first sentence of its English comment, on one line. */
  readonly first: string;
}

/** What a door such as `@bp/tensor/tell` exports, in the order of its file. */
export function exportsOf(door: string, sources: Sources): DoorExport[] {
  const source = sources.get(doorFile(door));
  if (source === undefined) throw new Error(`${door} has no source`);
  const names = [...source.declared.keys(), ...source.passedOn.map(({ name }) => name)];
  return [...new Set(names)]
    .map((name) => ({ name, first: firstSentence(documentationOf(door, name, sources).summary) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Up to the first full stop that is followed by a new sentence, a line of its own or the end. */
export function firstSentence(text: string): string {
  const [paragraph] = text.trim().split(/\n\s*\n/);
  const line = paragraph.replaceAll(/\{@link (\S+?)\}/g, '`$1`').replaceAll(/\s+/g, ' ');
  return /^.*?[^.\s][.!?](?=\s+[A-Z`‘“(]|\s*$)/.exec(line)?.[0] ?? line;
}

/** By this a text is known again; eight digits of its SHA-256. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
