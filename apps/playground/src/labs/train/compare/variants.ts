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

/** Variants that a link may name, as `compare=dropout,l2,early`. */
const NAMED: Readonly<Record<string, readonly Variant[]>> = {
  l1: [{ 'regularization.l1': 0.001 }],
  l2: [{ 'regularization.l2': 0.003 }],
  dropout: [{ 'net.layers.dropout': 0.2 }],
  norm: [{ 'net.layers.batchNorm': true }],
  early: [{ 'stop.patience': 50 }],
  batch: [{ batch: 4 }, { batch: 128 }, { batch: 'full' }],
};

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

/** Variants from a link, by name or packed: those that make sense with a config, and whether some did not. */
export function readVariants(
  packed: string,
  base: ExperimentConfig,
): { readonly variants: readonly Variant[]; readonly broken: boolean } {
  const given = named(packed) ?? unpacked(packed);
  if (!Array.isArray(given)) return { variants: [], broken: true };
  const list = given.slice(0, MOST_VARIANTS - 1);
  const variants = list.filter((one): one is Variant => makesSense(one, base));
  return { variants, broken: variants.length < given.length };
}

/** What a list of names means; null where one of them is none. */
function named(list: string): readonly Variant[] | null {
  const names = list.split(',');
  if (!names.every((name) => Object.hasOwn(NAMED, name))) return null;
  return names.flatMap((name) => NAMED[name]);
}

function unpacked(packed: string): unknown {
  try {
    return JSON.parse(unpack(packed));
  } catch {
    return null;
  }
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
