// Pictures as files: SVG by the same drawings, PNG by a canvas of twice the size.
import type { Palette } from '../../draw/palette';
import { SvgContext } from '../../draw/svg-context';
import type { Picture } from './pictures';

export function svgOf(picture: Picture, palette: Palette, title: string): string {
  const ruler = document.createElement('canvas').getContext('2d')!;
  const measure = (text: string, font: string) => {
    ruler.font = font;
    return ruler.measureText(text).width;
  };
  const svg = new SvgContext(addressOf, measure);
  picture.draw(svg.context, palette);
  return svg.toSvg(picture.width, picture.height, title, palette.surface);
}

/** The pixels of a canvas as a PNG in an address. */
function addressOf(image: CanvasImageSource): string {
  const { width, height } = image as HTMLCanvasElement | OffscreenCanvas;
  const copy = document.createElement('canvas');
  copy.width = width;
  copy.height = height;
  copy.getContext('2d')!.drawImage(image, 0, 0);
  return copy.toDataURL('image/png');
}

const SCALE = 2;

export function pngOf(picture: Picture, palette: Palette): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = picture.width * SCALE;
  canvas.height = picture.height * SCALE;
  const ctx = canvas.getContext('2d')!;
  ctx.scale(SCALE, SCALE);
  ctx.fillStyle = palette.surface;
  ctx.fillRect(0, 0, picture.width, picture.height);
  picture.draw(ctx, palette);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}
