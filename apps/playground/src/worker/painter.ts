import type { Palette } from '../draw/palette';
import { drawPicture, type Picture } from '../draw/picture';
import type { PainterMessage } from './painter-messages';

type Order = Extract<PainterMessage, { type: 'paint' }>;

// Draws what the page sends as data, on canvases that the page has handed over: a frame of the page waits for no drawing.
const canvases = new Map<number, { canvas: OffscreenCanvas; still: unknown; order?: Order }>();
const { fonts } = self as unknown as { readonly fonts: FontFaceSet };
const palettes = new Map<number, Palette>();

self.addEventListener('message', ({ data }: MessageEvent<PainterMessage>) => {
  switch (data.type) {
    case 'canvas':
      canvases.set(data.id, { canvas: data.canvas, still: null });
      break;
    case 'palette':
      palettes.set(data.id, data.palette);
      break;
    case 'letters':
      for (const { family, source, weight, style, range } of data.letters) {
        const unicodeRange = range || 'U+0-10FFFF';
        fonts.add(new FontFace(family, source, { weight, style, unicodeRange }));
      }
      repaint();
      break;
    case 'drop':
      canvases.delete(data.id);
      break;
    case 'paint':
      try {
        paint(data);
      } finally {
        self.postMessage(data.id);
      }
  }
});

// a font is loaded once a picture needs it
fonts.addEventListener('loadingdone', repaint);

function repaint() {
  for (const { order } of canvases.values()) if (order) paint(order);
}

function paint(order: Order) {
  const slot = canvases.get(order.id);
  const palette = palettes.get(order.palette);
  if (!slot || !palette) return;
  if (order.still !== undefined) slot.still = order.still;
  slot.order = order;
  const { canvas, still } = slot;
  const { width, height, ratio } = order;
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
  }
  const ctx = canvas.getContext('2d')!;
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, width, height);
  drawPicture(ctx, width, height, { ...order.picture, still } as Picture, palette);
}
