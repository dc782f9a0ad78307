import { spawnSync } from 'node:child_process';

/** A Python that has PyTorch. */
export interface Python {
  readonly path: string;
  readonly torch: string;
  /** The library that multiplies its matrices, as far as can be seen. */
  readonly blas: string;
}

const PROBE = `import json, re, torch
torch.ones(2, 2) @ torch.ones(2, 2)
with open('/proc/self/maps') as maps:
    loaded = re.findall(r'(openblas|mkl_|blis|atlas)', maps.read())
print(json.dumps({'torch': torch.__version__, 'blas': (loaded or ['reference'])[0].strip('_')}))`;

let found: Python | null | undefined;

/** Looks once; null where there is none. */
export function findPython(): Python | null {
  if (found === undefined) found = probe('/usr/bin/python3') ?? probe('python3');
  return found;
}

/** Why PyTorch's figures say nothing here, or null. */
export function handicap(): string | null {
  // Debian's package comes with a BLAS of plain loops: 2 GFLOP/s instead of 50 and more
  return findPython()?.blas === 'reference'
    ? 'with the reference BLAS: install libopenblas0 to see what PyTorch can do'
    : null;
}

function probe(path: string): Python | null {
  const { status, stdout } = spawnSync(path, ['-c', PROBE], { encoding: 'utf8' });
  return status === 0 ? { path, ...JSON.parse(stdout) } : null;
}
