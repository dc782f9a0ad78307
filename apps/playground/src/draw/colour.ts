/** A colour in sRGB, each part in 0 … 1. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Reads `#rrggbb`, or `#rgb`, to which a build may shorten it. */
export function parseColour(hex: string): Rgb {
  const digits = hex.trim().slice(1);
  const long = digits.length === 3 ? [...digits].map((one) => one + one).join('') : digits;
  const number = Number.parseInt(long, 16);
  return [(number >> 16) / 255, ((number >> 8) & 255) / 255, (number & 255) / 255];
}

/** `rgb(r g b)`, or with its opacity. */
export function cssColour([r, g, b]: Rgb, opacity = 1): string {
  const [red, green, blue] = [r, g, b].map((part) => Math.round(255 * part));
  return opacity === 1
    ? `rgb(${red} ${green} ${blue})`
    : `rgb(${red} ${green} ${blue} / ${opacity})`;
}

/** A colour between two, mixed in OKLab so that equal steps look equal; a share of 0 gives `from`. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return between(toOklab(from), toOklab(to), share);
}

function between(from: readonly number[], to: readonly number[], share: number): Rgb {
  return fromOklab([0, 1, 2].map((i) => from[i] + share * (to[i] - from[i])));
}

/** Little-endian RGBA, as the pixels of an ImageData seen through a Uint32Array. */
export function pixelOf([r, g, b]: Rgb, opacity = 1): number {
  const [red, green, blue, alpha] = [r, g, b, opacity].map((part) => Math.round(255 * part));
  return ((alpha << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** A table of colours at equal distances from the first stop to the last. */
export function rampTable(stops: readonly Rgb[], size = 256): Uint32Array {
  const known = stops.map(toOklab);
  return Uint32Array.from({ length: size }, (_, i) => {
    const at = (i / (size - 1)) * (known.length - 1);
    const stop = Math.min(known.length - 2, Math.floor(at));
    return pixelOf(between(known[stop], known[stop + 1], at - stop));
  });
}

// Björn Ottosson, "A perceptual color space for image processing" (2020).
function toOklab(colour: Rgb): number[] {
  const [r, g, b] = colour.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([light, a, b]: readonly number[]): Rgb {
  const l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (light - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const [red, green, blue] = linear.map((v) => {
    const encoded = v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055;
    return Math.min(1, Math.max(0, encoded));
  });
  return [red, green, blue];
}
