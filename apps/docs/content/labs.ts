import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, readJson } from './places.ts';

interface Topic {
  readonly id: string;
  readonly lab?: { readonly lab: string; readonly params: Readonly<Record<string, string>> };
}

/**
 * Where a lab opens, `backprop?preset=2-2-2&step=12`, for what a page asks for: a topic of the course, a lab, or such an
 * address.
 *
 * @throws Error for a topic that is not there or has no lab
 */
export function labAddress(asked: string): string {
  if (/^[a-z]+\?/.test(asked)) return asked;
  const topics = readJson<readonly Topic[]>('../../packages/course/topics.json', []);
  const found = topics.find(({ id }) => id === asked)?.lab;
  if (!found && existsSync(join(ROOT, `../playground/src/labs/${asked}`))) return asked;
  if (!found)
    throw new Error(`no topic ${asked} has a lab; write a lab or an address such as train?seed=7`);
  const query = Object.entries(found.params).map(
    ([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`,
  );
  return [found.lab, ...(query.length > 0 ? [query.join('&')] : [])].join('?');
}
