import { readFileSync } from 'node:fs';
import { parameter } from '@bp/autograd';
import * as optim from '@bp/optim';
import { describe, expect, it } from 'vitest';

/** Options as PyTorch has them. */
type Options = Record<string, unknown>;
type Named = readonly [name: string, options: Options];

interface Case {
  readonly op: string;
  readonly options: Options;
  readonly optimizer: 'SGD' | 'Adam';
  /** The rates of both groups before each step. */
  readonly lrs: readonly (readonly number[])[];
  readonly momenta?: readonly (readonly number[])[];
  readonly metrics?: readonly number[];
}

const cases: readonly Case[] = JSON.parse(
  readFileSync(new URL('./fixtures/schedules.json', import.meta.url), 'utf8'),
);

const listed = ({ schedulers }: Options) => (schedulers as Named[]).map(made);

const schedules: Readonly<Record<string, (options: never) => optim.Schedule>> = {
  ConstantLR: optim.constantLr,
  LinearLR: optim.linearLr,
  StepLR: optim.stepLr,
  MultiStepLR: optim.multiStepLr,
  ExponentialLR: optim.exponentialLr,
  PolynomialLR: optim.polynomialLr,
  CosineAnnealingLR: optim.cosineLr,
  CosineAnnealingWarmRestarts: optim.cosineRestartsLr,
  OneCycleLR: optim.oneCycleLr,
  CyclicLR: optim.cyclicLr,
  ReduceLROnPlateau: optim.reduceOnPlateauLr,
  LambdaLR: ({ formula }: Options) => optim.lambdaLr(functionOf(formula)),
  MultiplicativeLR: ({ formula }: Options) => optim.multiplicativeLr(functionOf(formula)),
  ChainedScheduler: (options: Options) => optim.chainedLr(listed(options)),
  SequentialLR: (options: Options) =>
    optim.sequentialLr(listed(options), { milestones: options.milestones as number[] }),
};

function functionOf(formula: unknown): (t: number) => number {
  if (Array.isArray(formula)) return formula.map(functionOf) as never;
  const f = new Function('t', 'min', `return ${formula}`);
  return (t) => f(t, Math.min);
}

function made([name, options]: Named): optim.Schedule {
  const camelCase = (key: string): string =>
    key.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const entries = Object.entries(options).map(([key, value]): [string, unknown] =>
    key === 'scale_formula' ? ['scaleFn', functionOf(value)] : [camelCase(key), value],
  );
  return schedules[name](Object.fromEntries(entries) as never);
}

describe('the rates of both groups are those of PyTorch 1.13.1', () => {
  it.each(cases.map((one, i) => [`${i} ${one.op} ${JSON.stringify(one.options)}`, one] as const))(
    '%s',
    (_, { op, options, optimizer: kind, lrs, momenta, metrics }) => {
      const groups = [0.1, 0.02].map((lr) => ({ params: [parameter([0])], lr }));
      const optimizer: optim.Optimizer & { momentum?: number; betas?: readonly number[] } =
        kind === 'SGD' ? new optim.SGD(groups, { momentum: 0.9 }) : new optim.Adam(groups);
      const scheduler = new optim.Scheduler(optimizer, made([op, options]));
      const momentumOf = ({ momentum, betas }: typeof optimizer) => momentum ?? betas?.[0];
      for (const [step, want] of lrs.entries()) {
        const momentum = optimizer.groups.map((group) => momentumOf(group as never));
        expect(optimizer.lrs).toEqual(want.map(near));
        expect(scheduler.lrs).toEqual(optimizer.lrs);
        expect(momentum).toEqual((momenta?.[step] ?? [0.9, 0.9]).map(near));
        scheduler.step(metrics?.[step]);
      }
    },
  );
});

/** To 12 digits, or 10⁻¹⁴ where a rate has come to 0. */
function near(want: number): unknown {
  return {
    asymmetricMatch: (got: number) => Math.abs(got - want) <= 1e-14 + 1e-12 * Math.abs(want),
    toString: () => `about ${want}`,
  };
}
