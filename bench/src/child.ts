// The process of one peer: reads requests from its input, one line each, and answers on its output.
import { createInterface } from 'node:readline';
import { loadPeer } from './peers';
import type { Run } from './peers/peer';
import { timeCalls, timeRound, watchMemory } from './runner/processor-time';
import { type Answer, type Answers, decode, encode, type Request } from './runner/protocol';

let current: Run | null = null;

// a library that talks must not disturb the answers
console.log = console.error;
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${encode(await answer(decode<Request>(line)))}\n`);
}

async function answer(request: Request): Promise<Answer> {
  try {
    return { ok: await obey(request) };
  } catch (error) {
    return { fails: error instanceof Error ? error.message : String(error) };
  }
}

async function obey(request: Request): Promise<Answers[Request['do']]> {
  if (request.do === 'prepare') {
    current = null;
    const peer = await loadPeer(process.argv[2]);
    current = await peer.prepare(request.job, request.mode);
    return null;
  }
  if (current === null) throw new Error('nothing is prepared');
  switch (request.do) {
    case 'check':
      return current.check();
    case 'round':
      return timeRound(current, request.ms);
    case 'calls':
      return timeCalls(current, request.count);
    case 'memory':
      return watchMemory(current, request.count, request.ms);
  }
}
