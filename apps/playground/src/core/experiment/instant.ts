import { endedOf } from './going/ended';
import { masksOf } from './look/masks';
import { takeSnapshot } from './look/take-snapshot';
import type { Viewer } from './look/viewer';
import { describe, type Experiment } from './made/experiment';
import type { Instant, InstantOptions } from './told';

/** Others have their turn after so many milliseconds. */
const SLICE = 12;

/**
 * Trains a whole run as fast as it goes, with frames of the map on the way. It is the run that is watched, bit for bit.
 *
 * @param signal - ends it
 * @returns null where it was ended
 */
export async function runAtOnce(
  of: Experiment,
  viewer: Viewer,
  { points = 200, frames = 25, frameSide = 32, views = {} }: InstantOptions,
  signal: AbortSignal,
): Promise<Omit<Instant, 'ms'> | null> {
  const { run, curve, config } = of;
  const { epochs } = config.stop;
  const shots: Instant['frames'][number][] = [];
  const isPlane = of.data.raw.width <= 2;
  const shoot = () => {
    if (isPlane && frames > 0)
      shots.push({
        epoch: run.position.epoch,
        map: viewer.map(frameSide, [0, 1]),
        masks: views.masks ? masksOf(of) : null,
      });
  };
  const pieces = Math.max(1, frames - 1);
  shoot();
  for (let piece = 1; piece <= pieces && run.stopped === null; piece++) {
    const until = Math.round((epochs * piece) / pieces);
    const ahead = until - run.position.epoch;
    if (ahead <= 0) continue;
    await run.play({ epochs: ahead, signal, slice: SLICE });
    if (signal.aborted) return null;
    shoot();
  }
  const ended = await endedOf(of);
  const final = takeSnapshot(of, viewer, views, {
    run: 0,
    playing: false,
    epochsPerSecond: 0,
    updatesPerSecond: 0,
    curve: null,
    ended,
    tellUpdate: null,
  });
  return {
    prepared: describe(of, 0),
    curve: curve.thinned(points),
    frames: shots,
    final,
    fingerprint: final.fingerprint ?? '',
    ended,
  };
}
