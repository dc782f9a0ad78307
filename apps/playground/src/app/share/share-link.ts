import type { ExperimentConfig } from '../../core/config';
import { withoutEmbed } from '../../core/embed';
import type { App } from '../../state/app.svelte';

/** Parameters that belong to a link that was opened, not to what is shared next. */
const OF_LINKS = ['fp', 'goal'];

/** The address of what is to be seen, with more parameters. */
export function shareLink(
  app: App,
  more: Readonly<Record<string, string>> = {},
  config: ExperimentConfig = app.config,
): string {
  const kept = Object.entries(withoutEmbed(app.params)).filter(
    ([name]) => !OF_LINKS.includes(name),
  );
  const { origin, pathname } = window.location;
  return `${origin}${pathname}${app.linkTo(app.lab, { ...Object.fromEntries(kept), ...more }, config)}`;
}
