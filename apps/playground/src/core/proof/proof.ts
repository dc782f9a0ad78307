import { NUMERICS } from './numerics';

/** What the maker of a link saw: after so many epochs the weights had this fingerprint, computed by this engine. */
export interface Proof {
  readonly epoch: number;
  /** The first 8 hexadecimal digits. */
  readonly fingerprint: string;
  readonly numerics: number;
}

/**
 * What came of it: the same bits; other bits by the same engine; or other bits, which another engine may well have, since it
 * computed the link.
 */
export type Outcome = 'reproduced' | 'different' | 'olderEngine' | 'newerEngine';

const FORM = /^(\d{1,6}):([0-9a-f]{8}):(\d{1,6})$/;

/** The proof of weights after so many epochs. */
export function proofOf(epoch: number, fingerprint: string): Proof {
  return { epoch, fingerprint: fingerprint.slice(0, 8), numerics: NUMERICS };
}

/** As the parameter `fp` of a link has it: `1000:590e68f6:1`. */
export function writeProof({ epoch, fingerprint, numerics }: Proof): string {
  return `${epoch}:${fingerprint}:${numerics}`;
}

/** The proof that a link carries; null for a text that is none. */
export function readProof(text: string): Proof | null {
  const parts = FORM.exec(text);
  if (!parts) return null;
  const [, epoch, fingerprint, numerics] = parts;
  return { epoch: Number(epoch), fingerprint, numerics: Number(numerics) };
}

/** Compares the weights that a run has come to, after the epochs of a proof, with the proof. */
export function judgeProof(proof: Proof, fingerprint: string, numerics = NUMERICS): Outcome {
  if (fingerprint.slice(0, 8) === proof.fingerprint) return 'reproduced';
  if (proof.numerics < numerics) return 'olderEngine';
  return proof.numerics > numerics ? 'newerEngine' : 'different';
}
