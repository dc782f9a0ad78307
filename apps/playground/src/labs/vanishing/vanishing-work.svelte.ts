import { ACTIVATIONS, type Activation } from '../../core/config';
import type { ActivationCurve } from '../../core/vanishing/curve-of';
import type { DeepSettings } from '../../core/vanishing/deep-config';
import type { Film } from '../../core/vanishing/film';
import type { Measure } from '../../core/vanishing/measure';
import { type Variant, writeVariant } from '../../core/vanishing/variant';
import { DeskWork } from '../../worker/desk-work.svelte';
import { latest } from '../../worker/latest';

/** A network with what was seen of it. */
export interface Entry {
  readonly variant: Variant;
  readonly film: Film;
}

/** What the desk has computed; what was there stays until its successor has come. */
export class VanishingWork extends DeskWork<'vanishing'> {
  entries = $state.raw<readonly Entry[]>([]);
  /** Of the entries, at the step that was asked for last. */
  measures = $state.raw<readonly Measure[]>([]);
  curves = $state.raw<readonly { readonly name: Activation; readonly curve: ActivationCurve }[]>(
    [],
  );
  #settings: DeepSettings | null = null;
  /** Of the entries. */
  #shown: DeepSettings | null = null;
  readonly #films = new Map<string, Film>();
  readonly #measured = new Map<string, Measure>();

  /** @param before - whose pictures stay until new ones have come */
  constructor(before: VanishingWork | null = null) {
    super('vanishing');
    this.entries = before?.entries ?? [];
    this.measures = before?.measures ?? [];
    this.curves = before?.curves ?? [];
    this.#shown = before ? before.#shown : null;
  }

  readonly run = latest<{ variants: readonly Variant[]; settings: DeepSettings }>(
    async ({ variants, settings }, isNewest) => {
      this.busy = true;
      const desk = await this.desk();
      if (JSON.stringify(settings) !== JSON.stringify(this.#settings)) {
        this.#films.clear();
        this.#measured.clear();
        this.#settings = settings;
      }
      const entries: Entry[] = [];
      for (const variant of variants) {
        const key = writeVariant(variant);
        const film = this.#films.get(key) ?? (await desk.film(variant, settings));
        this.#films.set(key, film);
        entries.push({ variant, film });
        if (!isNewest()) return;
      }
      this.#shown = settings;
      this.entries = entries;
      this.failed = false;
      this.busy = false;
    },
    this.fail,
  );

  /** Has the layers of all networks measured at a step; where a run broke before, at its last one. */
  readonly measure = latest<number>(async (step, isNewest) => {
    const { entries } = this;
    // what is measured belongs to the networks of the strips, also while others are being trained
    const settings = this.#shown as DeepSettings;
    const desk = await this.desk();
    const measures: Measure[] = [];
    for (const { variant, film } of entries) {
      const at = Math.max(0, Math.min(step, film.brokenAt ?? step));
      const key = `${writeVariant(variant)} ${at}`;
      const found = this.#measured.get(key) ?? (await desk.measure(variant, settings, at));
      if (settings === this.#settings) this.#measured.set(key, found);
      measures.push(found);
      if (!isNewest()) return;
    }
    this.measures = measures;
  }, this.fail);

  async loadCurves(): Promise<void> {
    if (this.curves.length > 0) return;
    try {
      const desk = await this.desk();
      this.curves = await Promise.all(
        ACTIVATIONS.map(async (name) => ({ name, curve: await desk.curve(name) })),
      );
    } catch (error) {
      this.fail(error);
    }
  }
}
