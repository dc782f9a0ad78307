import type { Arithmetic } from '../../core/descent/arithmetic';
import type { Basins } from '../../core/descent/basins';
import type { RaceResult, RaceSpec } from '../../core/descent/race';
import type { Racer } from '../../core/descent/racers';
import { writeRacer } from '../../core/descent/racers';
import type { DescentView } from '../../core/descent/view';
import type { HeightField } from '../../draw/surface-map';
import type { SurfaceFacts, SurfaceSpec } from '../../worker/descent-desk';
import { DeskWork } from '../../worker/desk-work.svelte';
import { latest } from '../../worker/latest';

/** A racer with what it came to. */
export interface Entry {
  readonly racer: Racer;
  readonly result: RaceResult;
}

/** A surface with its heights. */
export interface Ground {
  readonly spec: SurfaceSpec;
  readonly facts: SurfaceFacts;
  readonly field: HeightField;
}

/** The surfaces whose pictures are small need no finer field. */
const FIELD = 120;
/** Each point of a net's is a pass of all samples. */
const NET_FIELD = 56;
const BASIN_STARTS = 45;
const BASIN_STEPS = 400;

/** What the desk has computed for the view of the page; what was there stays until its successor has come. */
export class DescentWork extends DeskWork<'descent'> {
  ground = $state.raw<Ground | null>(null);
  /** In the order of the view's racers. */
  entries = $state.raw<readonly Entry[]>([]);
  basins = $state.raw<Basins | null>(null);
  arithmetic = $state.raw<readonly [Arithmetic, Arithmetic] | null>(null);

  /** @param before - whose pictures stay until new ones have come */
  constructor(before: DescentWork | null = null) {
    super('descent');
    this.ground = before?.ground ?? null;
    this.entries = before?.entries ?? [];
    this.basins = before?.basins ?? null;
  }

  /** Has ground and race computed. */
  readonly run = latest<{ spec: SurfaceSpec; view: DescentView; seed: number }>(
    async ({ spec, view, seed }, isNewest) => {
      this.busy = true;
      const desk = await this.desk();
      const known = this.ground?.spec;
      if (!known || keyOf(known) !== keyOf(spec)) {
        const facts = await desk.surface(spec);
        const field = await desk.field(spec, facts.view, spec.name === 'net' ? NET_FIELD : FIELD);
        this.entries = [];
        this.basins = null;
        this.ground = { spec, facts, field };
      }
      const race = raceSpecOf(view, this.ground!.facts, seed);
      const entries: Entry[] = [];
      for (const racer of view.racers) {
        entries.push({ racer, result: await desk.race(spec, racer, race) });
        if (!isNewest()) return;
      }
      this.entries = entries;
      this.failed = false;
      this.busy = false;
    },
    this.fail,
  );

  /** Has the next step of a racer told. */
  readonly tell = latest<{ spec: SurfaceSpec; entry: Entry; step: number; race: RaceSpec }>(
    async ({ spec, entry, step, race }) => {
      const desk = await this.desk();
      const { lr } = entry.result;
      this.arithmetic = await desk.arithmetic(spec, entry.racer, { step, lr, race });
    },
    this.fail,
  );

  readonly findBasins = latest<{ spec: SurfaceSpec; entry: Entry }>(async ({ spec, entry }) => {
    const desk = await this.desk();
    this.basins = await desk.basins(spec, entry.racer.name, {
      lr: entry.result.lr,
      steps: BASIN_STEPS,
      n: BASIN_STARTS,
    });
  }, this.fail);

  /** E along one parameter. */
  async slice(spec: SurfaceSpec, along: 0 | 1, held: number) {
    const desk = await this.desk();
    return desk.slice(spec, along, held, 161);
  }

  /** Heights of a part of the surface. */
  async zoom(spec: SurfaceSpec, view: SurfaceFacts['view']): Promise<HeightField> {
    const desk = await this.desk();
    return desk.field(spec, view, 40);
  }
}

export function raceSpecOf(view: DescentView, facts: SurfaceFacts, seed: number): RaceSpec {
  const { rates, rate: lr, steps, moves, sigma, seeds } = view;
  const start = view.start ?? facts.start;
  return { tuned: rates === 'own', lr, start, steps, moves, sigma, seeds, seed };
}

export function keyOf({ name, kappa, config }: SurfaceSpec): string {
  return `${name} ${kappa} ${name === 'net' ? JSON.stringify(config) : config.seed}`;
}

/** The racers in the order of their results: the lowest final loss first, those that were lost last. */
export function ranked(entries: readonly Entry[]): { entry: Entry; index: number }[] {
  const final = ({ result }: Entry) => {
    const last = result.above[result.above.length - 1];
    return result.lostAt === null && Number.isFinite(last) ? last : Infinity;
  };
  return entries
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => final(a.entry) - final(b.entry) || a.index - b.index);
}

/** The table of the race as a file. */
export function raceCsv(entries: readonly Entry[]): string {
  const rows = ranked(entries).map(({ entry: { racer, result } }) => {
    const n = result.path.length / 2 - 1;
    return [
      writeRacer(racer),
      result.lr,
      result.reached ?? '',
      result.above[n],
      result.path[2 * n],
      result.path[2 * n + 1],
      result.lostAt ?? '',
    ].join(',');
  });
  return ['optimizer,learning_rate,steps_to_0.001,final_loss,x,y,diverged_at', ...rows, ''].join(
    '\n',
  );
}
