import { defaultRng, seed } from '@bp/tensor';
import { defineMetric, type Run } from '@bp/train';
import { describe, expect, it } from 'vitest';
import { allOf, makeRun } from './experiment';

const make = (options = {}): Run => makeRun({}, 'start', options);

describe('listeners of a run', () => {
  it('find the state that is saved after the event', () => {
    const run = make({ scheduleEvery: 'epoch', stop: { epochs: 2 } });
    const seen: unknown[] = [];
    const wanted: unknown[] = [];
    run.on('update', () => {
      seen.push(allOf(run));
    });
    for (let i = 0; i < 10; i++) {
      run.step();
      wanted.push(allOf(run));
    }
    for (const [i, one] of wanted.entries()) {
      const { history, ...rest } = one as { history: object };
      // The run stops only after it has told of the batch.
      expect(seen[i], `update ${i + 1}`).toEqual({
        ...rest,
        history: { ...history, stopped: null },
      });
    }
  });

  it('hear of updates, epochs and the end in their order', async () => {
    const run = make({ stop: { epochs: 2 } });
    const heard: string[] = [];
    run.on('stop', ({ reason }) => void heard.push(reason));
    run.on('epoch', ({ epoch }) => void heard.push(`epoch ${epoch}`));
    run.on('update', ({ update }) => void heard.push(`${update}`));
    await run.play();
    expect(heard.join(' ')).toBe('1 2 3 4 5 epoch 1 6 7 8 9 10 epoch 2 epochs');
  });

  it.each(['update', 'epoch', 'stop'] as const)(
    'leave the state whole where they throw at %s',
    async (event) => {
      const wanted = make({ stop: { epochs: 3 } });
      for (let i = 0; i < 15; i++) wanted.step();
      for (const way of ['play', 'step'] as const) {
        const run = make({ stop: { epochs: 3 } });
        run.on(event, () => {
          throw new Error('of a listener');
        });
        let thrown = 0;
        for (let i = 0; i < 40 && run.position.epoch < 3; i++) {
          try {
            if (way === 'play') await run.play();
            else run.step();
          } catch (error) {
            expect((error as Error).message).toBe('of a listener');
            thrown++;
          }
        }
        expect(thrown).toBeGreaterThan(0);
        expect(run.save()).toEqual(wanted.save());
        expect(run.history.epochs).toEqual(wanted.history.epochs);
      }
    },
  );

  it('draw from the source of all, and not from that of the run', async () => {
    const alone = make({ stop: { epochs: 3 } });
    const heard = make({ stop: { epochs: 3 } });
    seed('others');
    const wanted = [...Array(18).keys()].map(() => defaultRng().uniform([2]).toArray());
    seed('others');
    const drawn: unknown[] = [];
    for (const event of ['update', 'epoch'] as const)
      heard.on(event, () => void drawn.push(defaultRng().uniform([2]).toArray()));
    await heard.play();
    await alone.play();
    expect(allOf(heard)).toEqual(allOf(alone));
    expect(drawn).toEqual(wanted);
    expect(defaultRng().seed).toBe('others');
  });

  it('that are asynchronous are awaited before the next batch', async () => {
    const run = make();
    const heard: string[] = [];
    run.on('update', async ({ update }) => {
      heard.push(`${update}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
      heard.push('done');
    });
    await run.play({ updates: 3 });
    expect(heard).toEqual(['1', 'done', '2', 'done', '3', 'done']);
  });

  it('have what they reject come out of play, and the run can go on', async () => {
    const run = make();
    const end = run.on('update', async () => {
      throw new Error('rejected');
    });
    await expect(run.play({ updates: 3 })).rejects.toThrow('rejected');
    end();
    await run.play({ updates: 3 - run.position.update });
    const other = make();
    for (let i = 0; i < 3; i++) other.step();
    expect(allOf(run)).toEqual(allOf(other));
  });

  it('cannot move the run in the midst of a step', () => {
    const run = make();
    const refused: string[] = [];
    const attempts = [
      () => run.step(),
      () => run.seek(0),
      () => run.at(0),
      () => run.restore(run.save()),
      () => run.diff(0, 1),
    ];
    run.on('update', () => {
      for (const attempt of attempts) {
        try {
          attempt();
        } catch (error) {
          refused.push((error as { code: string }).code);
        }
      }
    });
    run.step();
    expect(refused).toEqual(attempts.map(() => 'BP_OPTION'));
    const other = make();
    other.step();
    expect(allOf(run)).toEqual(allOf(other));
  });

  it('can change settings, which change again there', async () => {
    const run = make();
    run.on('epoch', ({ epoch }) =>
      run.set({ 'optimizer.lr': 0.01 / (epoch + 1), 'model.3.p': 0.1 * epoch }),
    );
    await run.play({ epochs: 4 });
    const end = run.fingerprint;
    run.seek(1);
    expect(run.optimizer.lr).toBe(0.005);
    run.seek(4);
    expect(run.fingerprint).toBe(end);
    const other = make();
    other.restore(JSON.parse(JSON.stringify(run.save())));
    other.seek(2);
    run.seek(2);
    expect(allOf(other)).toEqual(allOf(run));
  });
});

describe('a metric that throws', () => {
  it('leaves the run before the last batch of the epoch, from where it goes on', async () => {
    let calls = 0;
    const failing = defineMetric('failing', () => ({
      add() {
        if (++calls === 3) throw new Error('of a metric');
      },
      value: () => calls,
    }));
    const run = make({ metrics: [failing], measureTrain: true });
    run.step('epoch');
    run.step('epoch');
    expect(() => run.step('epoch')).toThrow('of a metric');
    expect(run.position).toEqual({ epoch: 2, batch: 4, sample: 0, update: 14 });
    await run.play({ epochs: 2 });
    const other = make();
    await other.play({ epochs: 4 });
    expect(run.fingerprint).toBe(other.fingerprint);
    expect(run.history.epochs.map(({ loss }) => loss)).toEqual(
      other.history.epochs.map(({ loss }) => loss),
    );
  });
});

describe('two runs', () => {
  it('do not meet when they are stepped in turns, played at once, and made while another plays', async () => {
    const wanted = make({ seed: 1 });
    const wantedOther = make({ seed: 2 });
    for (let i = 0; i < 10; i++) wanted.step();
    for (let i = 0; i < 10; i++) wantedOther.step();
    const first = make({ seed: 1 });
    const second = make({ seed: 2 });
    const made: Run[] = [];
    first.on('update', ({ update }) => {
      if (update === 3) made.push(make({ seed: 2 }));
    });
    for (let i = 0; i < 3; i++) {
      first.step();
      second.step('sample');
      second.step();
    }
    await Promise.all([
      first.play({ updates: 7, slice: 0 }),
      second.play({ updates: 7, slice: 0 }),
    ]);
    expect(allOf(first)).toEqual(allOf(wanted));
    expect(allOf(second)).toEqual(allOf(wantedOther));
    await made[0].play({ updates: 10 });
    expect(allOf(made[0])).toEqual(allOf(wantedOther));
  });

  it('leave the default random source alone', async () => {
    seed('mine');
    const [next] = defaultRng().uniform([1]).toArray() as number[];
    const run = make();
    seed('mine');
    await run.play({ epochs: 2 });
    run.step('epoch');
    run.trace();
    run.seek(1);
    expect(defaultRng().uniform([1]).toArray()).toEqual([next]);
  });
});

describe('Run.play', () => {
  it.each([
    { epochs: NaN },
    { updates: NaN },
    { epochs: -1 },
    { updates: 0.5 },
    { slice: NaN },
    { slice: -1 },
    { slice: '5' },
    { steps: 3 },
  ])('refuses %o', async (options) => {
    const run = make();
    await expect(run.play(options as object)).rejects.toMatchObject({ code: 'BP_OPTION' });
    expect(run.position.update).toBe(0);
  });
});
