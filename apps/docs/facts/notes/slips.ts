import notes from '@bp/course/notes.json' with { type: 'json' };
import slips from '@bp/course/slips.json' with { type: 'json' };
import topics from '@bp/course/topics.json' with { type: 'json' };
import type { FactsOfPage } from '../../content/facts.ts';
import type { Language } from '../../content/languages.ts';
import { REASONS } from '../../given/slip-reasons.ts';

/** Markdown of the slips of a note: its words, what is right, why, and where it is explained. */
function entries(note: string, language: Language): string {
  const words =
    language === 'ko'
      ? { right: '바르게', why: '까닭', read: '자세히' }
      : { right: 'Right', why: 'Why', read: 'Read' };
  return slips
    .filter((slip) => slip.note === note)
    .map(({ id, says, right, topic }) => {
      const { pages, name } = topics.find((one) => one.id === topic) ?? {};
      if (!pages || !name) throw new Error(`the slip ${id} speaks of no topic: ${topic}`);
      const link = `[${name[language]}](${language === 'en' ? '/en' : ''}/${pages[0]})`;
      const why = REASONS[id]?.[language];
      return [
        `> ${says[language]}`,
        '',
        `**${words.right}:** ${right[language]}`,
        '',
        ...(why ? [`**${words.why}:** ${why}`, ''] : []),
        `${words.read}: ${link}`,
      ].join('\n');
    })
    .join('\n\n');
}

const facts: FactsOfPage = (language) => {
  const unknown = Object.keys(REASONS).filter((id) => !slips.some((slip) => slip.id === id));
  if (unknown.length > 0) throw new Error(`reasons for slips that do not exist: ${unknown}`);
  return {
    count: slips.length,
    sseOfThree: (0.1 ** 2 + 0.2 ** 2 + 0.3 ** 2) / 2,
    mseOfThree: (0.1 ** 2 + 0.2 ** 2 + 0.3 ** 2) / 3,
    ...Object.fromEntries(
      notes.flatMap(({ id, title }, i) => [
        [`title.${i + 1}`, title[language]],
        [`note.${i + 1}`, entries(id, language)],
      ]),
    ),
  };
};

export default facts;
