import { expect, it } from 'vitest';
import type { Job } from '../works/job';
import { Arena } from './arena';
import type { Contestant } from './contestants';
import type { Answering } from './peer-process';
import type { Answers, Request } from './protocol';
import { runRace } from './race';

const job: Job = { kind: 'add' };
const pace = { rounds: 3, roundMs: 1 };

interface Behaviour {
  differs?: string;
  numbers?: number[];
  seconds?: number[];
  fails?: Request['do'];
}

/** Contestants that answer as told, and a diary of what they were asked. */
function stage(behaviours: Record<string, Behaviour>, { wall = false } = {}) {
  const diary: string[] = [];
  const contestants = Object.keys(behaviours).map(
    (peer): Contestant => ({
      peer,
      mode: 'eager',
      jobs: ['add'],
      differs: () => behaviours[peer].differs ?? null,
    }),
  );
  const arena = new Arena(({ peer }): Answering => {
    const { numbers = [1], seconds = [2], fails } = behaviours[peer];
    let rounds = 0;
    const answer = (request: Request): Answers[Request['do']] => {
      diary.push(`${peer} ${request.do}`);
      if (request.do === fails) throw new Error(`${peer} cannot ${fails}\nat some line`);
      if (request.do === 'check') return numbers;
      if (request.do === 'round') {
        const taken = seconds[rounds++ % seconds.length];
        return { runs: 2, seconds: taken, wallSeconds: 10 * taken };
      }
      return null;
    };
    return {
      ask: async (request) => answer(request) as never,
      close: () => void diary.push(`${peer} leaves`),
    };
  });
  const entries = contestants.map((contestant) => ({ contestant, job }));
  const race = { work: 'w', unit: 'steps/s', wall, entries, value: (s: number) => 1 / s } as const;
  return { diary, run: () => runRace(race, arena, pace) };
}

it('takes rounds in turns, after everyone has been checked and warmed up', async () => {
  const { diary, run } = stage({ x: {}, y: {} });
  await run();
  const rounds = diary.filter((line) => line.endsWith('round'));
  expect(rounds).toEqual([...Array(4)].flatMap(() => ['x round', 'y round']));
  expect(diary.lastIndexOf('y check')).toBeLessThan(diary.indexOf('x round'));
});

it('takes the clock on the wall where that is to count', async () => {
  const [{ run }, byWall] = [stage({ x: {} }), stage({ x: {} }, { wall: true })];
  expect((await run()).rows[0].median).toBe(1);
  expect((await byWall.run()).rows[0].median).toBe(0.1);
});

it('takes the median of the rounds, and leaves the first out to warm up', async () => {
  const { run } = stage({ x: { seconds: [16, 2, 4, 8] } });
  const { rows } = await run();
  expect(rows).toEqual([
    {
      ...{ work: 'w', peer: 'x', mode: 'eager', unit: 'steps/s', differs: null },
      ...{ median: 0.5, best: 1, rounds: 3 },
    },
  ]);
});

it('takes no time of one who finds other numbers', async () => {
  const { diary, run } = stage({ x: { numbers: [1, 2] }, y: { numbers: [1, 2.1] } });
  const { rows, failures } = await run();
  expect(rows.map(({ peer }) => peer)).toEqual(['x']);
  expect(failures).toEqual([
    { work: 'w', peer: 'y', mode: 'eager', reason: 'finds 1, 2.1 where x eager finds 1, 2' },
  ]);
  expect(diary).not.toContain('y round');
});

it('believes PyTorch first', async () => {
  const { run } = stage({ x: { numbers: [1] }, pytorch: { numbers: [2] } });
  const { failures } = await run();
  expect(failures.map(({ peer }) => peer)).toEqual(['x']);
});

it('does not compare one who does something else', async () => {
  const { diary, run } = stage({ x: {}, y: { differs: 'float64', numbers: [9] } });
  const { rows } = await run();
  expect(rows.map(({ peer, differs }) => [peer, differs])).toEqual([
    ['x', null],
    ['y', 'float64'],
  ]);
  expect(diary).not.toContain('y check');
});

it('goes on without one who fails, whenever that is', async () => {
  for (const fails of ['prepare', 'check', 'round'] as const) {
    const { diary, run } = stage({ x: { fails }, y: {} });
    const { rows, failures } = await run();
    expect(rows.map(({ peer }) => peer)).toEqual(['y']);
    expect(failures).toEqual([
      { work: 'w', peer: 'x', mode: 'eager', reason: `x cannot ${fails}` },
    ]);
    expect(diary).toContain('x leaves');
  }
});

it('does not wait again and again for one who needs longer than ten seconds', async () => {
  const { diary, run } = stage({ x: { seconds: [60] }, y: {} });
  const { failures } = await run();
  expect(failures.map(({ peer, reason }) => [peer, reason])).toEqual([['x', 'too slow: 30 s']]);
  expect(diary.filter((line) => line === 'x round')).toHaveLength(1);
});
