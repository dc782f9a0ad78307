import { LANGUAGES, type Language } from '../../content/languages.ts';
import { pageIds, pageSource } from '../../content/places.ts';

/** The titles of the pages by their ids, in each language in which they are there. */
export type Titles = Readonly<Record<Language, Readonly<Record<string, string>>>>;

declare const data: Titles;

export { data };

export default {
  watch: ['../../pages/**/*.md'],
  load(): Titles {
    const [ko, en] = LANGUAGES.map((language) =>
      Object.fromEntries(
        pageIds(language).map((id) => {
          const [, title = id] =
            /^---\n[\s\S]*?^title:\s*(.+)$/m.exec(pageSource(language, id)) ?? [];
          return [id, title.trim().replace(/^(['"])(.*)\1$/, '$2')];
        }),
      ),
    );
    return { ko, en };
  },
};
