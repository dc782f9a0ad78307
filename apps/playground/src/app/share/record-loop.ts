// A film of six seconds: the map and the curve from the first epoch to the last, with the link in the picture.
import type { Palette } from '../../draw/palette';
import type { Instant } from '../../worker/train-messages';
import { curvePicture, mapPicture } from './pictures';

export const LOOP_MS = 6000;
/** The last picture stays for this long, so that the loop can be read. */
const REST_MS = 1000;
const SIDE = 360;
const WIDTH = 800;
const HEIGHT = 480;
const KINDS = ['video/webm;codecs=vp9', 'video/webm;codecs=vp8', 'video/webm'];

/** The kind of film that this browser can record; null where it cannot record a canvas. */
export function filmKind(): string | null {
  if (typeof MediaRecorder === 'undefined') return null;
  if (!('captureStream' in HTMLCanvasElement.prototype)) return null;
  return KINDS.find((kind) => MediaRecorder.isTypeSupported(kind)) ?? null;
}

export interface LoopWords {
  readonly train: string;
  readonly validation: string;
  readonly link: string;
  readonly atEpoch: (epoch: number) => string;
}

/** Draws the film at a share of its run, from 0 to 1. */
export function drawLoop(
  ctx: CanvasRenderingContext2D,
  run: Instant,
  share: number,
  words: LoopWords,
  palette: Palette,
): void {
  const { frames, prepared, curve } = run;
  const frame = frames[Math.min(frames.length - 1, Math.floor(share * frames.length))];
  ctx.fillStyle = palette.surface;
  ctx.fillRect(0, 0, WIDTH, HEIGHT);
  ctx.save();
  ctx.translate(16, 16);
  mapPicture(prepared, frame.map, SIDE).draw(ctx, palette);
  ctx.restore();
  ctx.save();
  ctx.translate(SIDE + 32, 48);
  const size = { width: WIDTH - SIDE - 48, height: SIDE - 32 };
  curvePicture(curve, words, size, frame.epoch).draw(ctx, palette);
  ctx.restore();
  ctx.fillStyle = palette.ink;
  ctx.font = `600 17px ${palette.font}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.fillText(words.atEpoch(frame.epoch), SIDE + 40, 34);
  ctx.fillStyle = palette.ink2;
  ctx.font = `12px ${palette.font}`;
  linesOf(ctx, words.link, WIDTH - 32).forEach((line, i) => {
    ctx.fillText(line, 16, SIDE + 42 + 16 * i);
  });
}

/** A link in at most five lines. */
function linesOf(ctx: CanvasRenderingContext2D, link: string, width: number): string[] {
  const each = Math.max(20, Math.floor((width / ctx.measureText(link).width) * link.length * 0.95));
  const lines = link.match(new RegExp(`.{1,${each}}`, 'g')) ?? [];
  return lines.length > 5 ? [...lines.slice(0, 4), `${lines[4].slice(0, -1)}…`] : lines;
}

/**
 * Records the film, in real time.
 *
 * @param onProgress - told the share that is done
 * @throws DOMException `AbortError` where the signal ends it
 */
export async function recordLoop(
  run: Instant,
  kind: string,
  words: LoopWords,
  palette: Palette,
  options: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
): Promise<Blob> {
  const { signal, onProgress } = options;
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const ctx = canvas.getContext('2d')!;
  drawLoop(ctx, run, 0, words, palette);
  const stream = canvas.captureStream(30);
  const recorder = new MediaRecorder(stream, { mimeType: kind, videoBitsPerSecond: 2_500_000 });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const ended = new Promise<void>((resolve, reject) => {
    recorder.onstop = () => resolve();
    recorder.onerror = () => reject(new Error('the recorder failed'));
  });
  recorder.start();
  const start = performance.now();
  try {
    for (;;) {
      signal.throwIfAborted();
      const passed = performance.now() - start;
      if (passed >= LOOP_MS) break;
      drawLoop(ctx, run, Math.min(0.999, passed / (LOOP_MS - REST_MS)), words, palette);
      onProgress(passed / LOOP_MS);
      // a timer, not a frame: a tab in the background has no frames, and the film would stand still
      await new Promise((resolve) => setTimeout(resolve, 33));
    }
  } finally {
    recorder.stop();
    for (const track of stream.getTracks()) track.stop();
  }
  await ended;
  return new Blob(parts, { type: 'video/webm' });
}
