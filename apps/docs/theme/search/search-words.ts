import type { Language } from '../../content/languages.ts';

const ko = {
  search: '검색',
  title: '문서 검색',
  placeholder: '무엇을 찾으십니까?',
  results: '검색 결과',
  loading: '색인을 불러오는 중입니다.',
  failed: '색인을 불러오지 못했습니다. 연결을 확인하고 다시 여십시오.',
  none: (query: string) => `'${query}'에 맞는 페이지가 없습니다.`,
  count: (count: number) => `결과 ${count}개`,
  keys: '↑ ↓ 고르기 · Enter 열기 · Esc 닫기',
  close: '닫기',
};

const en: typeof ko = {
  search: 'Search',
  title: 'Search the docs',
  placeholder: 'What are you looking for?',
  results: 'Results',
  loading: 'Loading the index.',
  failed: 'The index could not be loaded. Check the connection and open it again.',
  none: (query) => `No page matches “${query}”.`,
  count: (count) => (count === 1 ? '1 result' : `${count} results`),
  keys: '↑ ↓ choose · Enter open · Esc close',
  close: 'Close',
};

export type SearchWords = typeof ko;

export const SEARCH_WORDS: Readonly<Record<Language, SearchWords>> = { ko, en };
