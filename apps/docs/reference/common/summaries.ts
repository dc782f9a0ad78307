import { join } from 'node:path';
import { readJson } from '../../content/places.ts';
import type { Door } from './doors.ts';

/** A summary in Korean, and which English sentence it is of. */
export interface KoreanSummary {
  /** `hashOf` the first sentence of the English comment. */
  readonly of: string;
  readonly ko: string;
}

/** The Korean summaries of what a door exports, by name. */
export function koreanSummaries(door: Door): Readonly<Record<string, KoreanSummary>> {
  return readJson(join('reference/summaries', `${door.slug}.json`), {});
}
