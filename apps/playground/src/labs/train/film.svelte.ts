import { allPainted } from '../../ui/paint-queue';
import type { Session } from './session/session.svelte';

/** Plays the frames of a whole run at the speed of the dial. */
export interface Reel {
  readonly playing: boolean;
  /** The epoch of the frame that is shown; null outside instant mode. */
  readonly epoch: number | null;
  toggle(): void;
}

export function film(session: Session): Reel {
  let timer = $state(0);
  let at = 0;
  const frames = () => session.instant.now?.result.frames ?? [];
  const stop = () => {
    cancelAnimationFrame(timer);
    timer = 0;
  };
  const play = () => {
    const last = frames().length - 1;
    if (last < 1) return;
    at = session.instant.frame >= last ? 0 : session.instant.frame;
    let before = performance.now();
    const tick = async (now: number) => {
      const list = frames();
      const batches = session.instant.now!.result.prepared.batches;
      const epochsOfFrame = list[list.length - 1].epoch / (list.length - 1);
      // at full speed it still has to be seen
      const framesPerSecond = Math.min(60, session.rate / batches / Math.max(1, epochsOfFrame));
      at += ((now - before) / 1000) * framesPerSecond;
      before = now;
      session.instant.frame = Math.min(list.length - 1, Math.floor(at));
      if (at >= list.length - 1 || !session.instant.on) return stop();
      await allPainted();
      if (timer !== 0) timer = requestAnimationFrame(tick);
    };
    timer = requestAnimationFrame(tick);
  };
  return {
    get playing() {
      return timer !== 0;
    },
    get epoch() {
      return session.instant.on ? (frames()[session.instant.frame]?.epoch ?? null) : null;
    },
    toggle: () => (timer === 0 ? play() : stop()),
  };
}
