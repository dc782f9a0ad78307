import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const LINK = /<(?:a|area|link|img|script|iframe|source)\b[^>]*?\s(?:href|src)="([^"]*)"/g;
const ID = /\s(?:id|name)="([^"]+)"/g;

/**
 * Links within a built site that lead nowhere: to a file that is not there, or to a place of a page that has none of that name.
 *
 * @param base - the path that the site is built for, `/x/`
 */
export function deadLinks(site: string, base: string): string[] {
  const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.html') && !/^playground\b/.test(name),
  );
  const idsOf = remembered((file: string) => {
    return new Set(Array.from(readFileSync(file, 'utf8').matchAll(ID), ([, id]) => id));
  });
  return pages.flatMap((page) => {
    const links = readFileSync(join(site, page), 'utf8').matchAll(LINK);
    const problems = Array.from(links, ([, href]) => {
      const url = new URL(href.replaceAll('&amp;', '&'), `http://site${base}${page}`);
      if (url.host !== 'site') return null;
      if (!url.pathname.startsWith(base)) return `${href} leads out of ${base}`;
      const file = fileOf(site, decodeURIComponent(url.pathname.slice(base.length)));
      if (file === null) return `${href} is not there`;
      const anchor = decodeURIComponent(url.hash.slice(1));
      // places within the playground are states of it
      if (anchor === '' || anchor.startsWith('/') || !file.endsWith('.html')) return null;
      return idsOf(file).has(anchor) ? null : `${href}: the page has no such place`;
    });
    return [...new Set(problems)].filter((one) => one !== null).map((one) => `${page}: ${one}`);
  });
}

function fileOf(site: string, path: string): string | null {
  const file = join(site, path);
  if (!existsSync(file)) return null;
  if (!statSync(file).isDirectory()) return file;
  const index = join(file, 'index.html');
  return existsSync(index) ? index : null;
}

function remembered<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}
