import { expect, it } from 'vitest';
import { stepWorks } from '../works';
import { decode, encode, type Request } from './protocol';

it('carries a work to another process and back without changing a bit', () => {
  const request: Request = {
    do: 'prepare',
    mode: 'eager',
    job: { kind: 'train', work: stepWorks.a() },
  };
  expect(decode<Request>(encode(request))).toEqual(request);
});

it('keeps class indices integers', () => {
  const request: Request = {
    do: 'prepare',
    mode: 'eager',
    job: { kind: 'train', work: stepWorks.b32() },
  };
  const { job } = decode<Extract<Request, { do: 'prepare' }>>(encode(request));
  expect(job.kind === 'train' && job.work.train.target.data).toBeInstanceOf(Int32Array);
});

it('is one line', () => {
  expect(encode({ fails: 'two\nlines' })).not.toContain('\n');
});
