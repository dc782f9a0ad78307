import { changesBetween } from '../../core/changes';
import type { ExperimentConfig } from '../../core/config';
import type { KeptRun } from '../../core/keep';
import { changeLabel, choiceName } from '../../ui/change-label';
import type { Language } from '../../words/define';

/** What a run is called: as somebody has named it, else by what changed against the one before, else by what it is. */
export function nameOf({ name, before, config }: KeptRun, language: Language): string {
  if (name !== null) return name;
  const changes = before ? changesBetween(before, config) : [];
  return changes.length > 0 ? changeLabel(changes, language) : describeConfig(config, language);
}

/** `two spirals · 8 · 8 · Adam` */
export function describeConfig(
  { data, net, optimizer }: ExperimentConfig,
  language: Language,
): string {
  const units = net.layers.map((layer) => layer.units);
  const source = 'name' in data ? data.name : data.kind;
  return [
    choiceName(source, language),
    ...(units.length > 0 ? [units.join('-')] : []),
    choiceName(optimizer.name, language),
  ].join(' · ');
}

/** What the file of a run is called. */
export function fileNameOf(run: KeptRun, language: Language, ending: string): string {
  return fileNameFor(nameOf(run, language), ending);
}

/** A name of a file that every system takes: letters of any script, digits and dashes. */
export function fileNameFor(text: string, ending: string): string {
  const plain = text
    .replaceAll('→', '-')
    .replace(/[^\p{L}\p{N}.-]+/gu, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);
  return `${plain || 'run'}.${ending}`;
}
