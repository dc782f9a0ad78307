import { transfer } from 'comlink';
import type { ExperimentConfig } from '../core/config';
import { type Arithmetic, arithmeticOf } from '../core/descent/arithmetic';
import { type Basins, basinsOf } from '../core/descent/basins';
import { chanceOf } from '../core/descent/chance';
import { Descender } from '../core/descent/descender';
import { type Field, fieldOf, sliceOf } from '../core/descent/field';
import { type RaceResult, type RaceSpec, raceOf } from '../core/descent/race';
import type { Racer, RacerName } from '../core/descent/racers';
import type { Point, Range, Samples, Surface } from '../core/descent/surface';
import type { SurfaceName } from '../core/descent/surface-names';
import { surfaceOf } from '../core/descent/surfaces';

/** Which surface, and what it is made of. */
export interface SurfaceSpec {
  readonly name: SurfaceName;
  readonly kappa: number;
  readonly config: ExperimentConfig;
}

/** A surface as the page needs it: all but its function. */
export interface SurfaceFacts {
  readonly names: readonly [string, string];
  readonly view: { readonly x: Range; readonly y: Range };
  readonly start: Point;
  readonly minima: readonly Point[];
  readonly lowest: number;
  readonly samples: Samples | null;
}

/** Computes descents on surfaces. */
export class DescentDesk {
  #made: { readonly key: string; readonly surface: Surface } | null = null;
  /** Of the surface that is made. */
  readonly #descenders = new Map<string, Descender>();

  async surface(spec: SurfaceSpec): Promise<SurfaceFacts> {
    const { names, view, start, minima, lowest, samples = null } = await this.#surfaceOf(spec);
    return { names, view, start, minima, lowest, samples };
  }

  async field(spec: SurfaceSpec, view: { x: Range; y: Range }, n: number): Promise<Field> {
    const field = fieldOf(await this.#surfaceOf(spec), view, n);
    return transfer(field, [field.values.buffer as ArrayBuffer]);
  }

  async slice(spec: SurfaceSpec, along: 0 | 1, held: number, n: number) {
    return sliceOf(await this.#surfaceOf(spec), along, held, n);
  }

  /** One racer's result, so that the page can show the first while the others still run. */
  async race(spec: SurfaceSpec, racer: Racer, race: RaceSpec): Promise<RaceResult> {
    const surface = await this.#surfaceOf(spec);
    const kind = `${racer.name} ${racer.batch}`;
    // compiled once, for every rate and start
    const descender = this.#descenders.get(kind) ?? new Descender(surface, racer);
    this.#descenders.set(kind, descender);
    return raceOf(surface, racer, race, descender);
  }

  async basins(
    spec: SurfaceSpec,
    name: RacerName,
    options: { readonly lr: number; readonly steps: number; readonly n: number },
  ): Promise<Basins> {
    return basinsOf(await this.#surfaceOf(spec), name, options);
  }

  /** How a racer moves at a step, in numbers. */
  async arithmetic(
    spec: SurfaceSpec,
    racer: Racer,
    { step, lr, race }: { readonly step: number; readonly lr: number; readonly race: RaceSpec },
  ): Promise<readonly [Arithmetic, Arithmetic] | null> {
    const surface = await this.#surfaceOf(spec);
    const { start, steps, moves, sigma, seed } = race;
    const samples = surface.samples?.t.length ?? 1;
    const chance = chanceOf(seed, 0, { sigma, steps, samples });
    return arithmeticOf(surface, racer, step, { lr, start, steps, moves, chance });
  }

  async #surfaceOf({ name, kappa, config }: SurfaceSpec): Promise<Surface> {
    const key = `${name} ${kappa} ${name === 'net' ? JSON.stringify(config) : config.seed}`;
    if (this.#made?.key === key) return this.#made.surface;
    const surface =
      name === 'net' ? await netOf(config) : surfaceOf(name, { kappa, seed: config.seed });
    this.#made = { key, surface };
    this.#descenders.clear();
    return surface;
  }
}

/** Layers and losses are loaded by whoever asks for a network. */
async function netOf(config: ExperimentConfig): Promise<Surface> {
  const { netSurface } = await import('../core/descent/net-surface');
  return netSurface(config);
}
