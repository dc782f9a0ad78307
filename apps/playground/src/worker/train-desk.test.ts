import { expose, proxy, type Remote, wrap } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultConfig, defaultLayer, type ExperimentConfig, patchConfig } from '../core/config';
import { TrainDesk } from './train-desk';
import { problemOf, type Snapshot, type Views } from './train-messages';

const VIEWS: Views = { map: 64, tiles: 32, edges: 'weight', badges: true, hz: 30 };

function changed(changes: Readonly<Record<string, unknown>>): ExperimentConfig {
  return Object.entries(changes).reduce(
    (config, [path, value]) => patchConfig(config, path, value),
    defaultConfig(),
  );
}

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A desk across a border, over which arrays are copied or handed over as from a worker. */
function remoteDesk(): Remote<TrainDesk> {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  expose(new TrainDesk(), port1);
  return wrap<TrainDesk>(port2);
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something is so. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(5);
}

describe('the train desk', () => {
  it('sends one snapshot at a time, each with the points that are new, and stands when told to', async () => {
    const desk = remoteDesk();
    const prepared = await desk.prepare(changed({ 'stop.epochs': 100_000 }));
    const snapshots: Snapshot[] = [];
    let [open, most] = [0, 0];
    await desk.subscribe(
      VIEWS,
      proxy(async (snapshot: Snapshot) => {
        most = Math.max(most, ++open);
        snapshots.push(snapshot);
        await wait(10);
        open--;
      }),
    );
    await until(() => snapshots.length > 0);
    await desk.play(Infinity);
    await until(() => snapshots.length > 12);
    await desk.pause();
    await until(() => snapshots.at(-1)?.playing === false);
    expect(most).toBe(1);
    const last = snapshots[snapshots.length - 1];
    const epochs = snapshots.flatMap(({ curve }) => [...(curve?.epoch ?? [])]);
    expect(epochs).toEqual(Array.from({ length: last.known }, (_, i) => i + 1));
    expect(last.fingerprint).toBe(await desk.fingerprint());
    expect(last.run).toBe(prepared.run);
    expect(last.map?.values.length).toBe(64 * 64);
    expect(last.tiles?.map(({ count, values }) => [count, values.length])).toEqual([
      [2, 2 * 32 * 32],
      [8, 8 * 32 * 32],
      [8, 8 * 32 * 32],
      [1, 32 * 32],
    ]);
    expect(last.edges?.map(({ edges, biases }) => [edges.length, biases.length])).toEqual([
      [16, 8],
      [64, 8],
      [8, 1],
    ]);
    expect(last.figures.test?.loss).toBeGreaterThan(0);
    expect(snapshots.find(({ playing }) => playing)?.figures.test).toBeNull();
  });

  it('sends nothing to a hidden tab, and goes on', async () => {
    const desk = remoteDesk();
    await desk.prepare(changed({ 'stop.epochs': 100_000 }));
    let count = 0;
    const receive = proxy(() => {
      count++;
    });
    await desk.subscribe({ hz: 0 }, receive);
    await desk.play(Infinity);
    await wait(200);
    expect(count).toBe(0);
    expect((await desk.look({})).position.update).toBeGreaterThan(0);
    await desk.subscribe(VIEWS);
    await until(() => count > 1);
    await desk.unsubscribe();
    await desk.pause();
  });

  it('shows what is on the map: outputs where they are asked for, row by row from the top left', async () => {
    const desk = remoteDesk();
    await desk.prepare(defaultConfig());
    await desk.seek(50);
    const { map, tiles, outputs } = await desk.look({ map: 8, tiles: 8, outputs: true });
    const at = async (row: number, column: number) => {
      const x1 = -6 + (12 * (column + 0.5)) / 8;
      const x2 = 6 - (12 * (row + 0.5)) / 8;
      return (await desk.probe([x1, x2]))[0];
    };
    for (const [row, column] of [
      [0, 0],
      [2, 7],
      [7, 1],
    ]) {
      expect(map?.values[8 * row + column]).toBeCloseTo(await at(row, column), 6);
    }
    expect(tiles?.at(-1)?.values).toEqual(map?.values);
    const { samples } = await desk.prepare(defaultConfig());
    await desk.seek(50);
    const probed = await desk.probe([...samples.x.subarray(0, 6)]);
    expect([...probed]).toEqual([...(outputs?.subarray(0, 3) ?? [])]);
  });

  it('shows a line where there is one input, and a map for each class of several', async () => {
    const desk = remoteDesk();
    await desk.prepare(
      changed({
        data: { kind: 'generated', name: 'sine', n: 60, noise: 0 },
        loss: 'mse',
        'net.out': 'identity',
      }),
    );
    const line = (await desk.look({ map: 32 })).map;
    expect(line).toMatchObject({ side: 32, rows: 1, count: 1 });
    expect(line?.values.length).toBe(32);
    const { outputRange } = await desk.prepare(
      changed({
        data: { kind: 'generated', name: 'blobs4', n: 60, noise: 0 },
        loss: 'crossEntropy',
      }),
    );
    const maps = (await desk.look({ map: 16 })).map;
    expect(maps).toMatchObject({ side: 16, rows: 16, count: 4 });
    const sums = Array.from({ length: 256 }, (_, i) =>
      [0, 1, 2, 3].reduce((sum, k) => sum + (maps?.values[256 * k + i] ?? 0), 0),
    );
    for (const sum of sums) expect(sum).toBeCloseTo(1, 5);
    expect(outputRange).toEqual([0, 1]);
  });

  it('runs at once again and again, and tells of the samples each time', async () => {
    const desk = remoteDesk();
    for (const lr of [0.01, 0.02, 0.05]) {
      const config = changed({ 'optimizer.lr': lr, 'stop.epochs': 20 });
      const found = await desk.instant(config, { frames: 3, views: VIEWS });
      expect(found?.prepared.samples.n).toBe(300);
      expect(found?.prepared.samples.x.length).toBe(600);
      expect(found?.final.map?.values.length).toBe(4096);
      await desk.prepare(config);
      await desk.seek(20);
      expect(await desk.fingerprint()).toBe(found?.fingerprint);
    }
  });

  it('keeps the run before where a config cannot be run, and says what is wrong', async () => {
    const desk = remoteDesk();
    await expect(desk.look({})).rejects.toSatisfy((e) => problemOf(e)?.problem === 'nothing');
    await desk.prepare(defaultConfig());
    await desk.seek(3);
    const print = await desk.fingerprint();
    await expect(
      desk.prepare(changed({ data: { kind: 'generated', name: 'plane', n: 50, noise: 0 } })),
    ).rejects.toSatisfy((error) => {
      expect(problemOf(error)).toEqual({ problem: 'lossOfNumbers', values: { loss: 'bce' } });
      return true;
    });
    expect(await desk.fingerprint()).toBe(print);
    await expect(desk.restore(changed({ seed: 1 }), await desk.save())).rejects.toSatisfy(
      (error) => problemOf(error)?.problem === 'saved',
    );
    expect(await desk.fingerprint()).toBe(print);
  });

  it('takes up a saved run', async () => {
    const desk = remoteDesk();
    await desk.prepare(defaultConfig());
    await desk.seek(4);
    const [bytes, print] = [await desk.save(), await desk.fingerprint()];
    const other = remoteDesk();
    const prepared = await other.restore(defaultConfig(), bytes);
    expect(prepared.shape).toEqual([2, 8, 8, 1]);
    expect(await other.fingerprint()).toBe(print);
    expect((await other.look({})).curve?.epoch.length).toBe(4);
    expect((await other.losses()).length).toBe(24);
    const weights = await other.weights();
    expect(weights['b.linear.weight'].shape).toEqual([8, 8]);
  });

  it('reads a table: columns to pick, and a run of some of them', async () => {
    const desk = remoteDesk();
    const text = `height,"weight, kg",kind\n${Array.from({ length: 30 }, (_, i) => `${150 + i},${50 + ((7 * i) % 30)},${i % 3 ? '고양이' : '개'}`).join('\n')}\n`;
    const file = new TextEncoder().encode(text);
    const found = await desk.columns(file);
    expect(found).toMatchObject({
      rows: 30,
      columns: [
        { name: 'height', kind: 'number', different: 30 },
        { name: 'weight, kg', kind: 'number', sample: ['50', '57', '64', '71', '78'] },
        {
          name: 'kind',
          kind: 'text',
          sample: ['개', '고양이', '고양이', '개', '고양이'],
          different: 2,
        },
      ],
    });
    const data = { kind: 'csv', sha256: found.sha256, x: ['height', 'weight, kg'], y: 'kind' };
    const prepared = await desk.prepare(changed({ data }), file);
    expect(prepared).toMatchObject({ task: 'binary', classes: ['개', '고양이'], inputs: data.x });
    expect((await desk.seek(2)).position.epoch).toBe(2);
    const number = await desk.prepare(
      changed({
        data: { ...data, y: 'height', x: ['weight, kg'] },
        loss: 'mse',
        'net.out': 'identity',
      }),
      file,
    );
    expect(number).toMatchObject({ task: 'regression', outputRange: [150, 179] });
    for (const [changes, given, problem] of [
      [{ ...data, x: ['depth'] }, file, 'column'],
      [{ ...data, x: ['kind'] }, file, 'cell'],
      [data, new TextEncoder().encode(`${text}1,2,개\n`), 'fileOther'],
    ] as const) {
      await expect(desk.prepare(changed({ data: changes }), given)).rejects.toSatisfy(
        (error) => problemOf(error)?.problem === problem,
      );
    }
    const broken = new TextEncoder().encode('a,b\n1,2\n3\n');
    await expect(desk.columns(broken)).rejects.toSatisfy((error) => {
      expect(problemOf(error)).toMatchObject({ problem: 'fileBroken', values: { line: 3 } });
      return true;
    });
    // Korean as older spreadsheets write it, which is no UTF-8: there are no lines to speak of
    const older = Uint8Array.of(0xb1, 0xe2, 0xbf, 0xc2, 0x2c, 0x61, 0x0a, 0x31, 0x2c, 0x32);
    await expect(desk.columns(older)).rejects.toSatisfy((error) => {
      expect(problemOf(error)).toMatchObject({ problem: 'fileBroken', values: { line: 0 } });
      return true;
    });
  });

  it('hands a small network over, and says why another does not fit', async () => {
    const desk = remoteDesk();
    const layers = [defaultLayer('a', 2), defaultLayer('b', 3)];
    await desk.prepare(changed({ 'net.layers': layers, 'optimizer.lr': 0.05 }));
    const net = await desk.handOver(4);
    if ('reason' in net) throw new Error(net.reason);
    expect(
      net.layers.map(({ weights, activation }) => [weights.length, weights[0].length, activation]),
    ).toEqual([
      [2, 2, 'tanh'],
      [3, 2, 'tanh'],
      [1, 3, 'sigmoid'],
    ]);
    expect(net.inputs.length).toBe(2);
    expect([0, 1]).toContain(net.targets[0]);
    expect(net).toMatchObject({ loss: 'bce', lr: 0.05, features: ['x1', 'x2'] });
    await desk.prepare(defaultConfig());
    expect(await desk.handOver(4)).toEqual({ reason: 'units' });
  });

  it('marks dead and saturated units, and tells of a unit from inside', async () => {
    const desk = remoteDesk();
    // all weights 0: no unit of relu moves, all of tanh do
    await desk.prepare(changed({ 'net.init': 'zeros', 'net.layers.a.activation': 'relu' }));
    const still = await desk.look({ badges: true, flow: true });
    expect(still.badges?.map(({ layer, badges }) => [layer, ...new Set(badges)])).toEqual([
      ['a', 1],
      ['b', 0],
    ]);
    expect(still.flow?.map(({ dead, slope }) => [dead, slope])).toEqual([
      [1, 0],
      [0, 1],
      [0, 1],
    ]);
    await desk.prepare(changed({ 'optimizer.name': 'sgd', 'optimizer.lr': 5 }));
    await desk.seek(60);
    const { badges, neuron, flow } = await desk.look({
      badges: true,
      neuron: ['a', 0],
      flow: true,
    });
    expect(badges?.flatMap((layer) => [...layer.badges])).toContain(2);
    expect(flow?.[0].gradient).toBeGreaterThan(0);
    expect(neuron?.weights.length).toBe(2);
    expect(neuron?.histogram.counts.reduce((sum, n) => sum + n, 0)).toBe(180);
    expect(await desk.neuron('nowhere', 0)).toBeNull();
  });

  it('follows a sample and pinned weights', async () => {
    const desk = remoteDesk();
    await desk.prepare(defaultConfig());
    await desk.seek(5);
    const views: Views = {
      pinned: [
        ['b.linear.weight', 4, 3],
        ['out.linear.bias', 0],
      ],
      sample: 7,
      edges: 'update',
    };
    const { pinned, sample, edges } = await desk.look(views);
    const told = await desk.explainWeight(['b.linear.weight', 4, 3], 7);
    expect(pinned[0].value).toBeCloseTo(told.value, 6);
    expect(pinned[0].gradient).toBeCloseTo(told.gradient, 6);
    expect(pinned[0].update).toBeCloseTo(told.change, 6);
    expect(edges?.[1].edges[4 * 8 + 3]).toBe(pinned[0].update);
    expect(pinned[1]).toMatchObject({ path: 'out.linear.bias', from: null });
    expect(sample?.layers[1].delta[4]).toBeCloseTo(told.sample.delta.value, 6);
    expect(sample?.layers[0].a[3]).toBeCloseTo(told.sample.input.value, 6);
  });

  it('closes', async () => {
    const desk = remoteDesk();
    await desk.prepare(defaultConfig());
    await desk.play(Infinity);
    await desk.close();
    await expect(desk.pause()).rejects.toSatisfy((e) => problemOf(e)?.problem === 'nothing');
  });
});
