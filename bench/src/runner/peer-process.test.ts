import { afterEach, expect, it } from 'vitest';
import { PeerProcess } from './peer-process';

const processes: PeerProcess[] = [];

/** A process whose answer to a line is given as code. */
function start(answer: string): PeerProcess {
  const source = `require('node:readline').createInterface({ input: process.stdin })
    .on('line', (line) => { ${answer} });`;
  processes.push(new PeerProcess([process.execPath, '-e', source]));
  return processes[processes.length - 1];
}

afterEach(() => {
  for (const process of processes.splice(0)) process.close();
});

it('carries a question and its answer', async () => {
  const echo = start('console.log(JSON.stringify({ ok: [JSON.parse(line).count] }))');
  expect(await echo.ask({ do: 'calls', count: 3 })).toEqual([3]);
  expect(await echo.ask({ do: 'calls', count: 4 })).toEqual([4]);
});

it('throws what the peer says', async () => {
  const failing = start(`console.log('{"fails":"has no conv2d"}')`);
  await expect(failing.ask({ do: 'check' })).rejects.toThrow('has no conv2d');
});

it('tells the last words of a process that ends', async () => {
  const dying = start(`throw new RangeError('out of memory')`);
  await expect(dying.ask({ do: 'check' })).rejects.toThrow('RangeError: out of memory');
  await expect(dying.ask({ do: 'check' })).rejects.toThrow('has ended');
});

it('waits no longer than it is told', async () => {
  const silent = start('');
  await expect(silent.ask({ do: 'check' }, 50)).rejects.toThrow('no answer within 0.05 s');
});

it('says that a program is not there', async () => {
  const missing = new PeerProcess(['/no/such/program']);
  processes.push(missing);
  await expect(missing.ask({ do: 'check' })).rejects.toThrow('ENOENT');
});
