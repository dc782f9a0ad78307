import { changesBetween } from '../../../core/changes';
import { checkConfig, type ExperimentConfig, patchConfig } from '../../../core/config';
import { pack, unpack } from '../../../core/link';
import { choiceName, settingName } from '../../../ui/change-label';
import type { Language } from '../../../words/define';

/** What a variant changes, by the paths of settings; `net.layers.dropout` and the like mean every layer. */
export type Variant = Readonly<Record<string, unknown>>;

export const MOST_VARIANTS = 4;

/** What is compared at first: against overfitting. */
export const FIRST_VARIANTS: readonly Variant[] = [
  { 'regularization.l2': 0.003 },
  { 'net.layers.dropout': 0.2 },
  { 'stop.patience': 50 },
];

const EVERY_LAYER = /^net\.layers\.(units|activation|batchNorm|dropout)$/;

/**
 * The config of a variant.
 *
 * @throws ConfigError where it makes no sense
 */
export function configOf(base: ExperimentConfig, variant: Variant): ExperimentConfig {
  let config: ExperimentConfig = { ...base, events: [] };
  for (const [path, value] of Object.entries(variant)) {
    const setting = EVERY_LAYER.exec(path)?.[1];
    if (setting === undefined) config = patchConfig(config, path, value);
    else {
      for (const { id } of config.net.layers) {
        config = patchConfig(config, `net.layers.${id}.${setting}`, value);
      }
    }
  }
  return checkConfig(config);
}

/** Variants as text for a link. */
export function packVariants(variants: readonly Variant[]): string {
  return pack(JSON.stringify(variants));
}

/** Variants from a link: those that make sense with a config, and whether some did not. */
export function readVariants(
  packed: string,
  base: ExperimentConfig,
): { readonly variants: readonly Variant[]; readonly broken: boolean } {
  let given: unknown;
  try {
    given = JSON.parse(unpack(packed));
  } catch {
    return { variants: [], broken: true };
  }
  if (!Array.isArray(given)) return { variants: [], broken: true };
  const list = given.slice(0, MOST_VARIANTS - 1);
  const variants = list.filter((one): one is Variant => makesSense(one, base));
  return { variants, broken: variants.length < given.length };
}

function makesSense(variant: unknown, base: ExperimentConfig): boolean {
  if (typeof variant !== 'object' || variant === null || Array.isArray(variant)) return false;
  try {
    configOf(base, variant as Variant);
    return true;
  } catch {
    return false;
  }
}

/** "+ L2 0.003": what a variant adds to the first run. */
export function variantName(
  base: ExperimentConfig,
  config: ExperimentConfig,
  language: Language,
): string {
  return changesBetween(base, config)
    .map(({ path, to }) => {
      const name = settingName(path, language);
      return to === true ? `+ ${name}` : `+ ${name} ${choiceName(to, language)}`;
    })
    .join(' ');
}
