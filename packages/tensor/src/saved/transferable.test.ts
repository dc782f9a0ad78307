import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { arange, fromNdarray, fromTransferable, tensor, toTransferable, zeros } from '../index';

/** Sends a value to another port, and waits until it has arrived. */
function sent<T>(value: T, transfer: ArrayBuffer[]): T {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(value, transfer);
  const { message } = receiveMessageOnPort(port2) as { message: T };
  port1.close();
  return message;
}

function travel<T>(value: T): T {
  const { value: message, transfer } = toTransferable(value);
  return fromTransferable<T>(sent(message, transfer));
}

it.each(['float32', 'float64', 'int32', 'bool'] as const)(
  'hands %s over to another thread',
  (dtype) => {
    const x = tensor(
      [
        [1, 0, 1],
        [0, 0, 1],
      ],
      { dtype },
    );
    const values = x.toArray();
    const { value, transfer } = toTransferable(x);
    expect(transfer).toEqual([x.storage.data.buffer]);
    const { storage, ...got } = fromTransferable(sent(value, transfer));
    expect(got).toMatchObject({ dtype, shape: [2, 3], isContiguous: true });
    expect(storage.data.buffer.byteLength).toBe(x.size * storage.data.BYTES_PER_ELEMENT);
    expect(tensor({ dtype, shape: [2, 3], data: storage.data }).toArray()).toEqual(values);
    expect(() => x.add(1)).toThrow('their buffer was transferred to another thread');
  },
);

it('copies nothing, on either side', () => {
  const x = zeros([1000]);
  const { value, transfer } = toTransferable(x);
  expect((value as { data: unknown }).data).toBe(x.storage.data);
  const received = sent(value, transfer) as {
    dtype: 'float32';
    shape: number[];
    data: Float32Array;
  };
  expect(fromTransferable(received).storage.data).toBe(received.data);
});

it('finds tensors in lists, objects and Maps, once each, and leaves all else as it is', () => {
  const w = tensor([1, 2]);
  const state = {
    name: 'a run',
    when: new Date(0),
    list: [w, [zeros([0])], null],
    map: new Map([['w', w]]),
    self: null as unknown,
  };
  state.self = state;
  const got = travel(state);
  expect(got).toMatchObject({ name: 'a run', when: new Date(0) });
  expect(got.list[0]).toBe(got.map.get('w'));
  expect(got.map.get('w')?.toArray()).toEqual([1, 2]);
  expect((got.list[1] as (typeof w)[])[0].shape).toEqual([0]);
  expect(got.self).toBe(got);
});

it('goes as deep as there is something', () => {
  let deep: unknown = tensor(7);
  for (let i = 0; i < 20_000; i++) deep = [deep];
  const { value, transfer } = toTransferable(deep);
  expect(transfer.length).toBe(1);
  let got = fromTransferable<unknown>(value);
  while (Array.isArray(got)) got = got[0];
  expect((got as typeof deep & { item(): number }).item()).toBe(7);
});

it('sends a copy of numbers that stay in use', () => {
  const x = arange(6).reshape([2, 3]);
  const shared = fromNdarray({
    data: new Float32Array(new SharedArrayBuffer(8)),
    shape: [2],
    stride: [1],
    offset: 0,
  } as never);
  const owned = fromNdarray({
    data: Float32Array.of(8, 9),
    shape: [2],
    stride: [1],
    offset: 0,
  } as never);
  const got = travel({ row: x.at(1), turned: x.transpose(), shared, owned });
  expect(got.row.toArray()).toEqual([3, 4, 5]);
  expect(got.turned.toArray()).toEqual([
    [0, 3],
    [1, 4],
    [2, 5],
  ]);
  for (const kept of [x, shared, owned]) expect(kept.toArray()).toHaveLength(2);
});

it('sends two tensors over one buffer', () => {
  const x = tensor([1, 2]);
  const got = travel([x, x.reshape([2, 1])]);
  expect(got.map((one) => one.toArray())).toEqual([
    [1, 2],
    [[1], [2]],
  ]);
});

it('refuses what has been sent already, and what arrives damaged', () => {
  const x = tensor([1, 2]);
  travel(x);
  expect(() => toTransferable([tensor(1), x])).toThrow('are gone');
  const damaged = { dtype: 'float32', shape: [3], data: Float32Array.of(1, 2) };
  expect(() => fromTransferable(damaged)).toThrow('do not fit into [3]');
  expect(() => fromTransferable({ ...damaged, dtype: 'f32' })).toThrow('got f32');
  expect(() => fromTransferable({ ...damaged, shape: 3 })).toThrow('a shape is an array');
});
