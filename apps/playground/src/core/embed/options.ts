/** What a frame can leave out; the header always goes. */
export const PARTS = ['data', 'network', 'output', 'settings', 'play', 'status'] as const;
export type Part = (typeof PARTS)[number];

/** How the page is to show itself inside another. */
export interface EmbedOptions {
  readonly hide: readonly Part[];
}

/**
 * Reads `embed=1` and `hide=data,status`, from before the hash or after it. What is hidden but unknown is passed over, so that a
 * page written for a newer version still opens.
 *
 * @returns null for a page that stands by itself
 */
export function embedOptions(
  search: string,
  params: Readonly<Record<string, string>>,
): EmbedOptions | null {
  const given = new URLSearchParams(search);
  if ((params.embed ?? given.get('embed')) !== '1') return null;
  const hide = (params.hide ?? given.get('hide') ?? '').split(',');
  return { hide: PARTS.filter((part) => hide.includes(part)) };
}

/** The parameters that belong to the frame and not to what it shows. */
export function withoutEmbed(params: Readonly<Record<string, string>>): Record<string, string> {
  const { embed: _, hide: __, ...others } = params;
  return others;
}
