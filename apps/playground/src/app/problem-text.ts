import type { ConfigError } from '../core/config';
import type { problemWords } from './problem-words';

type Words = (typeof problemWords)['en' | 'ko'];

/** What is wrong with a link, in a sentence; empty where its packed part cannot be read at all. */
export function problemText({ key, path, values }: ConfigError, t: Words): string {
  const value = (name: string) => String(values[name] ?? '');
  const cannotBe = (why: string) => `${t.brokenSetting(path, value('got'))}. ${why}`;
  switch (key) {
    case 'version':
      return Number(values.got) > 1 ? t.newerLink : t.otherVersion(value('got'));
    case 'place':
      return t.unknownPlace(value('got'));
    case 'unknown':
      return t.oldSetting(path);
    case 'stray':
      return t.strayName(path);
    case 'number':
      return cannotBe(t.range(value('min'), value('max')));
    case 'whole':
      return cannotBe(t.whole);
    case 'choice':
      return cannotBe(t.choices(value('choices')));
    case 'flag':
      return cannotBe(t.flag);
    case 'together':
      return t.unfit(path);
    case 'list':
    case 'missing':
    case 'notAnObject':
    case 'text':
      return path === '' || path === 'c' ? '' : t.unread(path);
  }
}
