import { parameter } from '@bp/autograd';
import { explain } from '@bp/autograd/explain';
import { ko } from '@bp/autograd/explain/ko';

/** Why a gradient is what it is, in English and Korean. */
export function explained(): string[] {
  const [w1, x] = [parameter(0.5), parameter(3)];
  return [{}, { language: ko }].map((options) =>
    explain(w1.mul(x).sigmoid(), { inputs: { w1, x }, ...options })
      .gradient('w1')
      .toText(),
  );
}
