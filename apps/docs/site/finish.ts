import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compressBelow } from '@bp/look/compressed';
import { ROOT } from '../content/places.ts';
import { deadLinks } from './dead-links.ts';
import { mountPlayground } from './mount-playground.ts';

/**
 * What is done with the pages once they are built: the playground is laid beside them, links are followed, and files get their
 * compressed copies.
 *
 * @param site - the folder of the built pages
 * @param base - the path that the site is built for, `/x/`
 * @param whole - whether all pages are there, so that links must lead somewhere
 * @throws Error naming every dead link
 */
export function finish(site: string, base: string, whole: boolean): void {
  mountPlayground(join(ROOT, '../playground/dist'), site);
  // hosts that would read it as a Jekyll site leave files away
  writeFileSync(join(site, '.nojekyll'), '');
  const dead = whole ? deadLinks(site, base) : [];
  if (dead.length > 0) throw new Error(`dead links:\n${dead.join('\n')}`);
  compressBelow(site);
}
