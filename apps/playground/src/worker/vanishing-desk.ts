import { transfer } from 'comlink';
import type { Activation } from '../core/config';
import { type ActivationCurve, curveOf } from '../core/vanishing/curve-of';
import type { DeepSettings } from '../core/vanishing/deep-config';
import { type DeepNet, deepNet } from '../core/vanishing/deep-net';
import { type Film, filmOf } from '../core/vanishing/film';
import { type Measure, measureAt } from '../core/vanishing/measure';
import { MOST_VARIANTS, type Variant } from '../core/vanishing/variant';

/** Trains deep networks and measures their gradients. */
export class VanishingDesk {
  /** The nets asked for last, each at the end of its film or where it was measured. */
  readonly #nets = new Map<string, DeepNet>();

  async film(variant: Variant, settings: DeepSettings): Promise<Film> {
    const key = keyOf(variant, settings);
    this.#nets.delete(key);
    const net = await deepNet(variant, settings);
    const film = (await filmOf(net, settings.steps, othersFirst)) as Film;
    this.#nets.set(key, net);
    for (const old of [...this.#nets.keys()].slice(0, -2 * MOST_VARIANTS)) this.#nets.delete(old);
    return transfer(film, [film.norms.buffer, film.losses.buffer] as ArrayBuffer[]);
  }

  async measure(variant: Variant, settings: DeepSettings, step: number): Promise<Measure> {
    const key = keyOf(variant, settings);
    const net = this.#nets.get(key) ?? (await deepNet(variant, settings));
    this.#nets.set(key, net);
    return measureAt(net, step);
  }

  async curve(name: Activation): Promise<ActivationCurve> {
    return curveOf(name);
  }
}

function keyOf(variant: Variant, settings: DeepSettings): string {
  return JSON.stringify([variant, settings]);
}

/** Lets what else was asked of the worker be answered. */
async function othersFirst(): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve));
  return true;
}
