const FIVE: readonly number[] = [0, 0, 0, 0, 0];

/** Room for a small kernel, so that it need not grow. */
const FIRST = 1024;

/** What `Uint8Array<ArrayBuffer>` says, in declarations that TypeScript can read from before it had a parameter. */
export type Binary = ReturnType<typeof Uint8Array.of>;

/** Bytes of a WebAssembly module as they are written, one after the other. */
export class Bytes {
  #buffer = new Uint8Array(FIRST);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  byte(value: number): void {
    if (this.#length === this.#buffer.length) this.#reserve(1);
    this.#buffer[this.#length++] = value;
  }

  bytes(values: ArrayLike<number>): void {
    this.#reserve(values.length);
    this.#buffer.set(values, this.#length);
    this.#length += values.length;
  }

  /** A whole number in [0, 2³²), seven bits to a byte, lowest first (LEB128). */
  unsigned(value: number): void {
    let rest = value >>> 0;
    while (rest > 0x7f) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  /** A whole number in [−2³¹, 2³²) of which 32 bits count, with its sign (LEB128). */
  signed(value: number): void {
    let rest = value | 0;
    while (rest < -64 || rest > 63) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>= 7;
    }
    this.byte(rest & 0x7f);
  }

  /** A whole number in [0, 2³²), in five bytes whatever its size, so that {@link setIndex} can change it later. */
  index(value: number): void {
    this.bytes(FIVE);
    this.setIndex(this.#length - 5, value);
  }

  setIndex(at: number, value: number): void {
    for (let i = 0; i < 5; i++) {
      this.#buffer[at + i] = ((value >>> (7 * i)) & 0x7f) | (i < 4 ? 0x80 : 0);
    }
  }

  float32(value: number): void {
    this.#reserve(4);
    new DataView(this.#buffer.buffer).setFloat32(this.#length, value, true);
    this.#length += 4;
  }

  float64(value: number): void {
    this.#reserve(8);
    new DataView(this.#buffer.buffer).setFloat64(this.#length, value, true);
    this.#length += 8;
  }

  /** Its length, then the text in ASCII. */
  name(text: string): void {
    this.unsigned(text.length);
    for (let i = 0; i < text.length; i++) this.byte(text.charCodeAt(i));
  }

  /** The length of other bytes, then these. */
  sized(other: Bytes): void {
    this.unsigned(other.length);
    this.bytes(other.finish());
  }

  /** What has been written; valid until something is written again. */
  finish(): Binary {
    return this.#buffer.subarray(0, this.#length);
  }

  #reserve(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#buffer.length) return;
    const grown = new Uint8Array(Math.max(needed, 2 * this.#buffer.length));
    grown.set(this.#buffer);
    this.#buffer = grown;
  }
}
