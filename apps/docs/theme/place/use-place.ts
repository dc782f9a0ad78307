import { useData } from 'vitepress';
import { type ComputedRef, computed, onMounted, ref } from 'vue';
import type { Language } from '../../content/languages.ts';
import { QUARTERS, SECTIONS, type Section } from '../navigation.ts';
import { type Words, wordsIn } from '../words.ts';
import { placeOf } from './addresses.ts';
import { data as titles } from './titles.data.ts';

/** A page that can be gone to. */
export interface Neighbour {
  readonly id: string;
  readonly title: string;
}

/** Where the reader is. */
export interface Place {
  readonly language: Language;
  readonly id: string;
  readonly words: Words;
  /** The part of the sidebar with this page; null for a page that is not in it. */
  readonly section: Section | null;
  readonly previous: Neighbour | null;
  readonly next: Neighbour | null;
  /** The names of what holds the page, from the largest. */
  readonly crumbs: readonly string[];
}

/** Whether the page has come alive. */
const isAlive = ref(false);

export function usePlace(): ComputedRef<Place> {
  const { page } = useData();
  onMounted(() => {
    isAlive.value = true;
  });
  return computed(() => {
    // there is one page for all addresses that are not there, made before anybody knows which it was
    const isUnknown = page.value.isNotFound && !isAlive.value;
    const { language, id } = placeOf(isUnknown ? '404.md' : page.value.relativePath);
    const section = SECTIONS.find(({ pages }) => pages.some((one) => isAt(id, one))) ?? null;
    const order = SECTIONS.flatMap(({ pages }) => pages).filter((one) => one in titles[language]);
    const at = order.indexOf(id);
    const neighbour = (step: number) => {
      const other = at < 0 ? undefined : order[at + step];
      return other === undefined ? null : { id: other, title: titles[language][other] };
    };
    return {
      language,
      id,
      words: wordsIn(language),
      section,
      previous: neighbour(-1),
      next: neighbour(1),
      crumbs: section ? crumbsOf(section, language) : [],
    };
  });
}

/** Generated pages lie below one of the sidebar: `reference/api/tensor` below `reference/api`. */
export function isAt(id: string, listed: string): boolean {
  return id === listed || id.startsWith(`${listed}/`);
}

/** "Explanation: losses" is two steps. */
function crumbsOf({ quarter, title }: Section, language: Language): string[] {
  const whole = QUARTERS[quarter][language];
  const own = title[language].replace(/^[^:]+: /, '');
  return own === whole ? [whole] : [whole, own[0].toUpperCase() + own.slice(1)];
}
