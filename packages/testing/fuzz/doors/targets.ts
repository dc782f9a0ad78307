import * as all from '@bp/all';
import * as autograd from '@bp/autograd';
import * as compile from '@bp/compile';
import * as data from '@bp/data';
import * as inspect from '@bp/inspect';
import * as io from '@bp/io';
import * as layers from '@bp/layers';
import * as losses from '@bp/losses';
import * as module from '@bp/module';
import * as optim from '@bp/optim';
import * as regularize from '@bp/regularize';
import * as tensor from '@bp/tensor';
import * as en from '@bp/tensor/en';
import * as ko from '@bp/tensor/ko';
import * as testing from '@bp/tensor/testing';
import * as train from '@bp/train';
import type { Draw } from '../draw';
import { anOptimizer, fitting, fittingMethod } from './calls';
import { aTensor } from './plausible';

const DOORS: Readonly<Record<string, object>> = {
  '@bp/tensor': tensor,
  '@bp/tensor/en': en,
  '@bp/tensor/ko': ko,
  '@bp/autograd': autograd,
  '@bp/module': module,
  '@bp/regularize': regularize,
  '@bp/layers': layers,
  '@bp/losses': losses,
  '@bp/optim': optim,
  '@bp/data': data,
  '@bp/inspect': inspect,
  '@bp/compile': compile,
  '@bp/io': io,
  '@bp/train': train,
  '@bp/tensor/testing': testing,
  // Last: of it, only what no other package has.
  '@bp/all': all,
};

/** Something that can be called from outside: a function, a constructor, a method, or an accessor. */
export interface Target {
  readonly name: string;
  /** Whether what it is called on may change, and what it is given may be kept and written to. */
  readonly keeps: boolean;
  /** Arguments that it would take, and what calls it. */
  prepare(draw: Draw): { readonly args: unknown[]; call(args: readonly unknown[]): unknown };
}

type Constructor = new (...args: unknown[]) => object;

const isClass = (value: unknown): value is Constructor =>
  typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value));

/** What only classes that extend one may call. */
const PROTECTED = new Set<PropertyKey>([
  ...['constructor', 'entries', 'expectInput'],
  ...[
    'ends',
    'measure',
    'namesOf',
    'refuseUnknown',
    'saving',
    'scaled',
    'takeUp',
    'whatWasLearned',
  ],
]);

/** Functions that write to the parameters they are given, as they say. */
const WRITERS = new Set([
  'maxNorm',
  'clipGradNorm',
  'clipGradValue',
  'initialize',
  'backward',
  'assign',
]);

/** What would write files wherever a text says. */
const WRITE_FILES = new Set(['save', 'saveCheckpoint', 'writeRunFile']);

/** Every export of every door. */
export function allTargets(): Target[] {
  const seen = new Set<unknown>();
  const targets: Target[] = [];
  for (const [door, names] of Object.entries(DOORS)) {
    for (const [name, value] of Object.entries(names)) {
      if (typeof value !== 'function' || seen.has(value) || WRITE_FILES.has(name)) continue;
      seen.add(value);
      targets.push(...targetsOf(`${door} ${name}`, name, value));
    }
  }
  return [
    ...targets,
    ...methodsOf('tensor', tensor.Tensor.prototype, (draw) => aTensor(draw)),
    ...methodsOf('optimizer', optim.Optimizer.prototype, anOptimizer),
    ...functionsOf('compiled step', (draw) => {
      const step = compile.compile((x: tensor.Tensor) => tensor.sum(tensor.mul(x, 2)));
      if (draw.chance(0.5)) for (let i = 0; i < 3; i++) step([1, 2]);
      return step;
    }),
    ...functionsOf('gradient', () =>
      autograd.grad((x: tensor.Tensor) => tensor.sum(tensor.square(x))),
    ),
    ...functionsOf('initializer', () => layers.constant(1)),
  ];
}

function targetsOf(label: string, name: string, value: object): Target[] {
  if (!isClass(value)) {
    const call = value as (...args: readonly unknown[]) => unknown;
    return [
      {
        name: label,
        keeps: WRITERS.has(name),
        prepare: (draw) => {
          const run = (args: readonly unknown[]) => call(...args);
          return { args: fitting(draw, name, run), call: run };
        },
      },
    ];
  }
  // Abstract classes, and those that only the library makes.
  if (['Module', 'Optimizer', 'Tensor'].includes(name)) return [];
  const run = (args: readonly unknown[]) => new value(...args);
  const made = (draw: Draw): object => {
    for (let i = 0; i < 20; i++) {
      try {
        return run(fitting(draw, name, run));
      } catch {
        // Options that do not go together.
      }
    }
    return run(fitting(draw, name, run).slice(0, value.length));
  };
  return [
    {
      name: `new ${label}`,
      keeps: true,
      prepare: (draw) => ({ args: fitting(draw, name, run), call: run }),
    },
    ...methodsOf(label, value.prototype, made),
  ];
}

/** The methods and accessors of an object, its own and those that it inherits. */
function methodsOf(label: string, prototype: object, made: (draw: Draw) => object): Target[] {
  const targets: Target[] = [];
  const names = new Set<PropertyKey>();
  for (let from = prototype; from !== Object.prototype; from = Object.getPrototypeOf(from)) {
    for (const key of Reflect.ownKeys(from)) {
      const property = Object.getOwnPropertyDescriptor(from, key) as PropertyDescriptor;
      if (PROTECTED.has(key) || names.has(key)) continue;
      names.add(key);
      const name = String(key);
      const called = (make: (self: object) => (...args: unknown[]) => unknown): Target => ({
        name: `${label}.${name}`,
        keeps: false,
        prepare(draw) {
          const self = made(draw) as Record<PropertyKey, unknown>;
          const method = make(self);
          const call = (args: readonly unknown[]) => method.apply(self, [...args]);
          return { args: fittingMethod(draw, `${label}.${name}`, name, call), call };
        },
      });
      if (typeof property.value === 'function') {
        targets.push(called((self) => (self as never)[key] ?? property.value));
      }
      if (property.get !== undefined) targets.push(called(() => property.get as never));
      if (property.set !== undefined) targets.push(called(() => property.set as never));
    }
  }
  return targets;
}

/** A function that comes out of another one. */
function functionsOf(name: string, made: (draw: Draw) => (...args: never[]) => unknown): Target[] {
  return [
    {
      name,
      keeps: false,
      prepare: (draw) => {
        const fn = made(draw) as (...args: readonly unknown[]) => unknown;
        const call = (args: readonly unknown[]) => fn(...args);
        return { args: fittingMethod(draw, name, 'mse', call), call };
      },
    },
  ];
}
