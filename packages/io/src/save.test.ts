import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readNpz } from '@bp/data';
import { Linear, Sequential } from '@bp/layers';
import { tensor } from '@bp/tensor';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import {
  load,
  loadCheckpoint,
  readSafetensors,
  save,
  saveCheckpoint,
  writeSafetensors,
} from './index';
import { findNode, type Node } from './places/node';
import { writeAtomically } from './places/write-atomically';

const folder = mkdtempSync(join(tmpdir(), 'bp-save-'));
const at = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllGlobals());

const net = () => new Sequential(new Linear(3, 2), new Linear(2, 1));

describe('save and load', () => {
  it.each(['net.safetensors', 'net.json', 'net.npz', 'NET.SafeTensors'])(
    'keep a model in %s',
    async (name) => {
      const [model, other] = [net(), net()];
      await save(model, at(name));
      expect(await load(other, at(name))).toEqual({ missing: [], unexpected: [] });
      for (const [key, value] of Object.entries(model.stateDict())) {
        expect([...other.stateDict()[key].data]).toEqual([...value.data]);
      }
      const state = await load(at(name));
      expect(Object.keys(state).sort()).toEqual(['0.bias', '0.weight', '1.bias', '1.weight']);
    },
  );

  it('keep every bit of every type', async () => {
    const state = {
      float: tensor([0.1, -0, Number.NaN, -Infinity, 1e-45]),
      double: tensor([[0.1], [5e-324]], { dtype: 'float64' }),
      whole: tensor([-(2 ** 31)], { dtype: 'int32' }),
      truth: tensor(true),
    };
    for (const name of ['bits.safetensors', 'bits.json', 'bits.npz']) {
      await save(state, at(name));
      const got = await load(at(name));
      for (const [key, x] of Object.entries(state)) {
        expect([got[key].dtype, got[key].shape, [...got[key].data]], `${name} ${key}`).toEqual([
          x.dtype,
          x.shape,
          [...x.data],
        ]);
      }
    }
  });

  it('write the format that the name tells', async () => {
    await save({ x: [1] }, at('x.safetensors'), { metadata: { author: 'Kim' } });
    expect(readFileSync(at('x.safetensors'), 'latin1')).toContain(
      '"__metadata__":{"author":"Kim"}',
    );
    await save({ x: [1] }, pathToFileURL(at('x.npz')));
    expect(readNpz(readFileSync(at('x.npz'))).x.toArray()).toEqual([1]);
    await save({ x: [1] }, pathToFileURL(at('x.json')).href);
    expect(readFileSync(at('x.json'), 'utf8')).toBe('{"x":[1]}\n');
  });

  it('save the values of the moment of the call', async () => {
    const model = new Linear(1, 1);
    model.bias?.assign([7]);
    const saving = save(model, at('now.safetensors'));
    model.bias?.assign([8]);
    await saving;
    expect((await load(at('now.safetensors'))).bias.toArray()).toEqual([7]);
  });

  it('change nothing of a model where a file does not fit', async () => {
    const model = net();
    const before = writeSafetensors(model.stateDict());
    await save(
      {
        '0.weight': [
          [1, 2, 3],
          [4, 5, 6],
        ],
        x: [1],
      },
      at('other.safetensors'),
    );
    await expect(load(model, at('other.safetensors'))).rejects.toThrow('the names do not fit');
    expect(writeSafetensors(model.stateDict())).toEqual(before);
    const report = await load(model, at('other.safetensors'), { strict: false });
    expect(report.unexpected).toEqual(['x']);
  });

  it('read a File, a Blob by its bytes, and a web address', async () => {
    const bytes = writeSafetensors({ x: [1, 2] }) as Uint8Array<ArrayBuffer>;
    const want = [1, 2];
    expect((await load(new File([bytes], 'x.safetensors'))).x.toArray()).toEqual(want);
    expect((await load(new Blob([bytes]))).x.toArray()).toEqual(want);
    expect((await load(new Blob(['{"x": [1, 2]}']))).x.toArray()).toEqual(want);
    await save({ x: [1, 2] }, at('blob.npz'));
    expect((await load(new Blob([readFileSync(at('blob.npz'))]))).x.toArray()).toEqual(want);
    vi.stubGlobal('fetch', async (address: string) =>
      address.includes('x.safetensors')
        ? new Response(bytes)
        : new Response('', { status: 404, statusText: 'Not Found' }),
    );
    expect((await load('https://there.example/x.safetensors?v=1')).x.toArray()).toEqual(want);
    await expect(load(new URL('https://there.example/y.npz'))).rejects.toThrow(
      'https://there.example/y.npz could not be read: 404 Not Found',
    );
  });

  it('write to the file handle of a page, whole or not at all', async () => {
    const done: string[] = [];
    let kept: Uint8Array | null = null;
    const handle = (fails: boolean) => ({
      name: 'x.safetensors',
      getFile: async () => new File([kept as Uint8Array<ArrayBuffer>], 'x.safetensors'),
      createWritable: async () => ({
        write: async (bytes: Uint8Array) => {
          if (fails) throw new Error('no space');
          kept = bytes;
        },
        close: async () => void done.push('close'),
        abort: async () => void done.push('abort'),
      }),
    });
    await save({ x: [3] }, handle(false));
    expect((await load(handle(false))).x.toArray()).toEqual([3]);
    await expect(save({ x: [4] }, handle(true))).rejects.toThrow(
      'x.safetensors could not be written: no space',
    );
    expect(done).toEqual(['close', 'abort']);
  });

  it('keep files of a page in its database, also under a bare name', async () => {
    const files = new Map<string, Uint8Array>();
    vi.stubGlobal('indexedDB', fakeDatabase(files));
    await save({ x: [5] }, 'indexeddb://a/x.safetensors');
    expect([...files.keys()]).toEqual(['a/x.safetensors']);
    expect((await load('indexeddb://a/x.safetensors')).x.toArray()).toEqual([5]);
    vi.stubGlobal('process', undefined);
    await saveCheckpoint({ epoch: 2 }, 'run');
    expect(await loadCheckpoint('indexeddb://run')).toEqual({ epoch: 2 });
    await expect(load('none.json')).rejects.toThrow(
      'none.json could not be read: there is no such file',
    );
    vi.stubGlobal('indexedDB', undefined);
    Reflect.deleteProperty(globalThis, 'indexedDB');
    await expect(load('none.json')).rejects.toThrow("expected a path such as 'digits.safetensors'");
  });

  it.each([
    ['net', "the name 'net' must tell the format"],
    ['net.pt', 'must tell the format'],
    ['net.toString', 'must tell the format'],
    [new Blob([]), 'the name '],
    ['https://there.example/x.npz', 'a Blob and an address on the web can be read alone'],
    [7, 'expected a path such as'],
    [null, 'expected a path such as'],
    ['', 'expected a path such as'],
  ])('refuse to save in %s', async (target, message) => {
    await expect(save({ x: [1] }, target as string)).rejects.toThrow(message);
  });

  it('tell what is wrong with a file, and with what is saved', async () => {
    await expect(load(at('none.safetensors'))).rejects.toMatchObject({
      code: 'BP_DEVICE',
      op: 'load',
    });
    writeFileSync(at('text.safetensors'), 'text');
    await expect(load(at('text.safetensors'))).rejects.toThrow(
      'load: a safetensors file begins with',
    );
    writeFileSync(
      at('bad.json'),
      '{"x": {"dtype":"float32","shape":[1000000000],"strides":[0],"data":[1]}}',
    );
    await expect(load(at('bad.json'))).rejects.toThrow(
      'x must be nested lists of numbers, or dtype, shape and as many data',
    );
    writeFileSync(at('bad.json'), '{"x": ["a"]}');
    await expect(load(at('bad.json'))).rejects.toThrow('load: x is not made of numbers');
    writeFileSync(at('bad.json'), '[1]');
    await expect(load(at('bad.json'))).rejects.toThrow('expected an object of tensors by name');
    await expect(save(7 as never, at('x.json'))).rejects.toThrow('save: expected tensors by name');
    await expect(save({ x: [1] }, at('none/x.json'))).rejects.toThrow('could not be written');
  });
});

describe('a file that is written', () => {
  const node = findNode() as Node;
  const path = at('whole.safetensors');
  const old = Uint8Array.of(1, 2, 3);
  const beside = () => readdirSync(folder).filter((name) => name.includes('.tmp'));

  it.each(['open', 'write', 'sync', 'close', 'rename'])(
    'is the old one where %s fails, and nothing lies beside it',
    async (step) => {
      writeFileSync(path, old);
      const full = () =>
        Promise.reject(
          Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }),
        );
      const files: Node['files'] = {
        ...node.files,
        async open(...args) {
          if (step === 'open') return full();
          const file = await node.files.open(...args);
          return {
            // A full disk takes a part first.
            write: async (bytes, offset) =>
              step === 'write' && offset > 0
                ? full()
                : file.write(bytes.subarray(0, offset + 2), offset),
            sync: () => (step === 'sync' ? full() : file.sync()),
            close: async () => {
              await file.close();
              if (step === 'close') await full();
            },
          };
        },
        rename: (from, to) => (step === 'rename' ? full() : node.files.rename(from, to)),
      };
      await expect(
        writeAtomically({ ...node, files }, path, Uint8Array.of(9, 9, 9, 9)),
      ).rejects.toThrow('ENOSPC');
      expect([...readFileSync(path)]).toEqual([...old]);
      expect(beside()).toEqual([]);
    },
  );

  it('is whole although it is written in pieces', async () => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i);
    const files: Node['files'] = {
      ...node.files,
      async open(...args) {
        const file = await node.files.open(...args);
        const write = (from: Uint8Array, offset: number) =>
          file.write(from.subarray(0, offset + 7), offset);
        return { write, sync: () => file.sync(), close: () => file.close() };
      },
    };
    await writeAtomically({ ...node, files }, path, bytes);
    expect([...readFileSync(path)]).toEqual([...bytes]);
  });

  it('is flushed before it takes its name, and the folder after', async () => {
    const steps: string[] = [];
    const files: Node['files'] = {
      ...node.files,
      async open(name, ...args) {
        const file = await node.files.open(name, ...args);
        const what = name === folder ? 'folder' : 'file';
        return {
          write: (bytes, offset) => file.write(bytes, offset),
          sync() {
            steps.push(`sync ${what}`);
            return file.sync();
          },
          close: () => file.close(),
        };
      },
      rename(from, to) {
        steps.push('rename');
        return node.files.rename(from, to);
      },
    };
    await writeAtomically({ ...node, files }, path, old);
    expect(steps).toEqual(['sync file', 'rename', 'sync folder']);
  });

  it('stays behind its link, and keeps who may read it', async () => {
    writeFileSync(path, old);
    chmodSync(path, 0o640);
    symlinkSync(path, at('link.safetensors'));
    await save({ x: [1] }, at('link.safetensors'));
    expect(lstatSync(at('link.safetensors')).isSymbolicLink()).toBe(true);
    expect(readSafetensors(readFileSync(path)).x.toArray()).toEqual([1]);
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it('takes away what a killed process left beside it, and nothing else', async () => {
    const [gone, alive] = [2 ** 22 + 1, process.pid];
    const names = [
      `.whole.safetensors.${gone}-0.tmp`,
      `.whole.safetensors.${gone}-1.tmp`,
      `.whole.safetensors.${alive}-9.tmp`,
      `.whole.safetensors.x.tmp`,
    ];
    for (const name of names) writeFileSync(at(name), 'x');
    utimesSync(at(names[0]), 1, 1);
    utimesSync(at(names[2]), 1, 1);
    await writeAtomically(node, path, old);
    // The second is too young.
    expect(beside().sort()).toEqual(names.slice(1).sort());
    for (const name of names) rmSync(at(name), { force: true });
  });

  it('is one of those that were saved at the same time', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, i) => save({ x: [i] }, path)));
    expect((await load(path)).x.item()).toBeLessThan(8);
    expect(beside()).toEqual([]);
  });
});

/** As much of a database as is used. */
function fakeDatabase(files: Map<string, Uint8Array>) {
  const later = <T extends object>(request: T, event: string): T => {
    queueMicrotask(() => (request as Record<string, () => void>)[event]?.());
    return request;
  };
  const store = {
    put: (bytes: Uint8Array, key: string) => files.set(key, bytes.slice()),
    get: (key: string) => ({ result: files.get(key) }),
  };
  const database = {
    createObjectStore() {},
    transaction: () => later({ objectStore: () => store }, 'oncomplete'),
    close() {},
  };
  return {
    open() {
      const request = { result: database, onupgradeneeded() {} };
      queueMicrotask(() => request.onupgradeneeded());
      return later(request, 'onsuccess');
    },
  };
}
