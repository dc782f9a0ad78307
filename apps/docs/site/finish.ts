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
 * @param base - the path that the site is built for, `/x/`
 * @throws Error naming every dead link
 */
export function finish(base: string): void {
  const site = join(ROOT, 'dist');
  mountPlayground(join(ROOT, '../playground/dist'), site);
  writeFileSync(join(site, '.nojekyll'), '');
  const dead = deadLinks(site, base);
  if (dead.length > 0) throw new Error(`dead links:\n${dead.join('\n')}`);
  compressBelow(site);
}
