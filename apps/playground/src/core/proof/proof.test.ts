import { describe, expect, it } from 'vitest';
import { NUMERICS } from './numerics';
import { judgeProof, proofOf, readProof, writeProof } from './proof';

const FINGERPRINT = '590e68f61f0e0c3b';

describe('a proof', () => {
  it('travels in a link as epoch, eight digits and engine', () => {
    const proof = proofOf(1000, FINGERPRINT);
    expect(writeProof(proof)).toBe(`1000:590e68f6:${NUMERICS}`);
    expect(readProof(writeProof(proof))).toEqual(proof);
  });

  it.each([
    '',
    '1000',
    '1000:590e68f6',
    '1000:590e68f:1',
    '1000:590E68F6:1',
    '-1:590e68f6:1',
    '1.5:590e68f6:1',
    '1e3:590e68f6:1',
    '12345678:590e68f6:1',
    '1000:590e68f6:1:2',
    ' 1000:590e68f6:1',
  ])('is not read from %j', (text) => {
    expect(readProof(text)).toBeNull();
  });

  it('is reproduced by the same bits, whichever engine made it', () => {
    const proof = { epoch: 10, fingerprint: '590e68f6', numerics: 1 };
    expect([1, 2].map((numerics) => judgeProof(proof, FINGERPRINT, numerics))).toEqual([
      'reproduced',
      'reproduced',
    ]);
  });

  it('names the engine where other bits come from another one, and only then', () => {
    const proof = { epoch: 10, fingerprint: '590e68f7', numerics: 2 };
    expect([1, 2, 3].map((numerics) => judgeProof(proof, FINGERPRINT, numerics))).toEqual([
      'newerEngine',
      'different',
      'olderEngine',
    ]);
  });
});
