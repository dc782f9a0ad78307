import type { Bench } from '../runner/bench';
import { contestantsFor } from '../runner/contestants';

/** As the works are named; the sizes are ten to these powers. */
const POWERS = [3, 5, 7];

/** Nanoseconds an element of 2·x + 1, and of the smallest operation there is. */
export async function measureElementwise(bench: Bench): Promise<void> {
  const { peers } = bench.options;
  for (const power of POWERS) {
    const size = 10 ** power;
    const job = { kind: 'affine', size } as const;
    await bench.race({
      work: `affine-1e${power}`,
      unit: 'ns/element',
      entries: contestantsFor('affine', peers).map((contestant) => ({ contestant, job })),
      value: (seconds) => (seconds * 1e9) / size,
    });
  }
  await bench.race({
    work: 'add-8',
    unit: 'ns',
    entries: contestantsFor('add', peers).map((contestant) => ({
      contestant,
      job: { kind: 'add' },
    })),
    value: (seconds) => seconds * 1e9,
  });
}
