import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from './languages.ts';

/** The folder of the docs app. Programs of the app are started there, or at the root of the repository. */
export const ROOT = existsSync(join(process.cwd(), 'apps/docs'))
  ? join(process.cwd(), 'apps/docs')
  : process.cwd();

/** The names of all files below a folder of the app with an ending, with forward slashes and without the ending, sorted. */
export function namesBelow(folder: string, ending: string): string[] {
  const base = join(ROOT, folder);
  if (!existsSync(base)) return [];
  return readdirSync(base, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length).replaceAll('\\', '/'))
    .sort();
}

/** A page as it is named everywhere: `bp/delta-rule`, in any language. */
export type PageId = string;

/** The folders of pages that are made of the code, not kept and not looked at by those who check what is written by hand. */
export const GENERATED = ['reference/api', 'reference/operations'] as const;

const isGenerated = (id: PageId): boolean =>
  GENERATED.some((folder) => id.startsWith(`${folder}/`));

/** The pages that are written by hand in a language. */
export function pageIds(language: Language): PageId[] {
  return namesBelow(`pages/${language}`, '.md').filter((id) => !isGenerated(id));
}

/** The pages in a language that were made of the code when the site was prepared. */
export function generatedPageIds(language: Language): PageId[] {
  return namesBelow(`pages/${language}`, '.md').filter(isGenerated);
}

export function pageSource(language: Language, id: PageId): string {
  return readFileSync(join(ROOT, `pages/${language}/${id}.md`), 'utf8');
}

/** Which page of which language a source file is; null for a file outside `pages`. */
export function pageOf(file: string): { readonly language: Language; readonly id: PageId } | null {
  const [, language, id] = /\/pages\/(ko|en)\/(.+)\.md$/.exec(file.replaceAll('\\', '/')) ?? [];
  const known = LANGUAGES.find((one) => one === language);
  return known ? { language: known, id } : null;
}

export function readJson<T>(path: string, otherwise: T): T {
  const file = join(ROOT, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : otherwise;
}
