import type { InBoth, Language } from '../content/languages.ts';
import { readJson } from '../content/places.ts';

interface Topic {
  readonly id: string;
  readonly name: InBoth;
  readonly pages: readonly string[];
}

interface Note {
  readonly title: InBoth;
  readonly about: InBoth;
  readonly first: readonly { readonly topic: string }[];
}

/** The notes of the course as a list in Markdown: what each is about, and the pages of its main topics. */
export function notesIn(language: Language): string {
  const notes = readJson<readonly Note[]>('../../packages/course/notes.json', []);
  const topics = readJson<readonly Topic[]>('../../packages/course/topics.json', []);
  const link = ({ name, pages: [page] }: Topic) =>
    `[${name[language]}](${language === 'ko' ? '/' : '/en/'}${page})`;
  return notes
    .map(({ title, about, first }, i) => {
      const links = first.flatMap((one) => topics.filter(({ id }) => id === one.topic)).map(link);
      return `${i + 1}. **${title[language]}** <small>${about[language]}</small><br>${[...new Set(links)].join(' · ')}`;
    })
    .join('\n');
}
