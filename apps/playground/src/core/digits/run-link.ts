/** What the link of a run says: enough to train it again, and what it must come to. */
export interface RunLink {
  readonly seed: string;
  /** At most so many epochs; early stopping may end it before. */
  readonly epochs: number;
  /** The first digits of the fingerprint, where it is known. */
  readonly proof: string | null;
}

export const USUAL_EPOCHS = 40;
export const MOST_EPOCHS = 500;
const LONGEST_SEED = 100;

/** Reads `SEED~EPOCHS~FINGERPRINT`, of which the last two may be missing; null for what is none. */
export function readRunLink(text: string): RunLink | null {
  const [, seed, epochs = String(USUAL_EPOCHS), proof = null] =
    /^(.*?)(?:~(\d{1,4})(?:~([0-9a-f]{8}))?)?$/.exec(text) ?? [];
  if (!seed || seed.length > LONGEST_SEED) return null;
  const most = Number(epochs);
  return most >= 1 && most <= MOST_EPOCHS ? { seed, epochs: most, proof } : null;
}

export function writeRunLink({ seed, epochs, proof }: RunLink): string {
  return `${seed}~${epochs}${proof === null ? '' : `~${proof}`}`;
}
