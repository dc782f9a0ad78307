import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PageId, ROOT } from '../content/places.ts';
import {
  type Agreements,
  changeOf,
  hashOf,
  PAIRS,
  readAgreements,
  readTexts,
  remedyOf,
} from './pairs.ts';

type Texts = ReturnType<typeof readTexts>;

/**
 * Renews what is kept of pages whose languages say the same.
 *
 * @param ids - of pages; all where there are none
 * @param onlyWords - takes pages of which one language has changed, too
 * @returns what is to be kept, and what was refused, in words
 */
export function renewed(
  kept: Agreements,
  texts: Texts,
  ids: readonly PageId[],
  onlyWords: boolean,
): { readonly agreements: Agreements; readonly refused: readonly string[] } {
  const all = new Set([...Object.keys(kept), ...Object.keys(texts)]);
  const chosen = ids.length > 0 ? ids : [...all];
  const agreements: Record<PageId, Agreements[PageId]> = { ...kept };
  const refused: string[] = [];
  for (const id of chosen) {
    const change = changeOf(texts[id], kept[id]);
    if (!all.has(id)) refused.push(`${id}: there is no such page`);
    else if (change.kind === 'gone') delete agreements[id];
    else if (change.kind === 'missing' || (change.kind === 'one' && !onlyWords)) {
      refused.push(remedyOf(id, change) ?? id);
    } else {
      agreements[id] = { ko: hashOf(texts[id].ko ?? ''), en: hashOf(texts[id].en ?? '') };
    }
  }
  const sorted = Object.entries(agreements).sort(([a], [b]) => (a < b ? -1 : 1));
  return { agreements: Object.fromEntries(sorted), refused };
}

/** Writes the file anew. @throws Error naming what was refused; the rest is written all the same */
export function agree(ids: readonly PageId[], onlyWords: boolean): void {
  const { agreements, refused } = renewed(readAgreements(), readTexts(), ids, onlyWords);
  writeFileSync(join(ROOT, PAIRS), `${JSON.stringify(agreements, null, 2)}\n`);
  if (refused.length > 0) throw new Error(refused.join('\n'));
}
