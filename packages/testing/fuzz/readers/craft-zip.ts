import { crc32, deflateRawSync } from 'node:zlib';
import type { Draw } from '../draw';

const NAMES = [
  'x.npy',
  'a/b.npy',
  '__proto__.npy',
  'constructor.npy',
  '../x.npy',
  '/x.npy',
  'a//x.npy',
  '.npy',
  'C:x.npy',
  'a\\x.npy',
  'x',
  'x.npy/',
  'é.npy',
  'x\u0000.npy',
];

/** A zip file with right checksums and something else that may be wrong: names, sizes, places, bombs. */
export function craftedZip(draw: Draw, npy: () => Uint8Array): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  const count = 1 + draw.below(3);
  for (let i = 0; i < count; i++) {
    const bomb = draw.chance(0.02);
    const data = bomb ? new Uint8Array(2 ** (16 + draw.below(7))) : npy();
    const method = draw.chance(0.5) || bomb ? 8 : draw.chance(0.95) ? 0 : draw.below(100);
    let packed: Buffer = method === 8 ? deflateRawSync(data) : Buffer.from(data);
    if (draw.chance(0.05)) packed = Buffer.concat([packed, Buffer.from([1, 2, 3])]);
    const odd = (value: number) =>
      draw.chance(0.03)
        ? draw.of([0, 1, value - 1, value + 1, 0xfffffffe, 0xffffffff]) >>> 0
        : value;
    const size = bomb && draw.chance(0.5) ? 100 : data.length;
    const name = Buffer.from(draw.chance(0.6) ? `x${draw.below(3)}.npy` : draw.of(NAMES));
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(draw.chance(0.05) ? draw.below(65536) : 0x800, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(odd(crc32(data)), 10);
    common.writeUInt32LE(odd(packed.length), 14);
    common.writeUInt32LE(odd(size), 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed]);
    const again = draw.chance(0.05) ? 2 : 1;
    for (let k = 0; k < again; k++) {
      const rest = Buffer.alloc(14);
      // The first place again lies over the first file.
      rest.writeUInt32LE(draw.chance(0.05) ? 0 : odd(at), 10);
      directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, rest, name]));
    }
    parts.push(local);
    at += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return Uint8Array.from(Buffer.concat([...parts, entries, end]));
}
