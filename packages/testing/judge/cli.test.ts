import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('.', import.meta.url));

function judge(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`${folder}cli.mjs`, '--adapter', `${folder}toy-adapter.mjs`, ...args],
    { encoding: 'utf8' },
  );
  return { status, lines: stdout.trimEnd().split('\n'), stderr };
}

describe('the judge on the command line', () => {
  it('runs both precisions and ends with the totals of both', () => {
    const { status, lines } = judge('optim', '--only', 'SGD/000[01]|Adam/');
    expect(lines.map((line) => line.split(/ {2,}/).join(' '))).toEqual([
      expect.stringMatching(/^float32 passed failed errors unsupported/),
      expect.stringMatching(/^optim\.json/),
      expect.stringMatching(/^float64 passed/),
      expect.stringMatching(/^optim\.json/),
      expect.stringMatching(/^judge: \d+ passed, \d+ failed, \d+ unsupported$/),
    ]);
    expect(status).toBe(0);
  });

  it('fails, with the case and its numbers, where the library is wrong', () => {
    // the toy knows no momentum
    const { status, lines } = judge('optim.json', '--only', 'optim/SGD/', '--precision', 'f64');
    expect(status).toBe(1);
    expect(lines.join('\n')).toMatch(/fail optim\/SGD\/\d+.*\n +(loss|params after step) .*want/);
    expect(lines.at(-1)).toMatch(/^judge: \d+ passed, [1-9]\d* failed, \d+ unsupported$/);
  });

  it('lists by name what is unsupported when asked for more', () => {
    const { status, lines } = judge('activations', '--verbose', '2', '--precision', 'f32');
    expect(lines.join('\n')).toContain('Sigmoid ×3');
    expect(lines.at(-1)).toBe('judge: 0 passed, 0 failed, 99 unsupported');
    expect(status).toBe(0);
  });

  it('refuses options, precisions and files it does not know', () => {
    expect(judge('--presicion', 'f32')).toMatchObject({ status: 2 });
    expect(judge('--precision', 'f16').stderr).toContain('--precision takes f32 or f64, got f16');
    expect(judge('--backend', 'wasm').stderr).toContain(
      '--backend takes nothing with this adapter',
    );
    expect(judge('nothing.json').stderr).toContain('there is no case file nothing.json');
  });
});

describe('the case files', () => {
  it('hold 1,071 cases, each with a name of its own', () => {
    const names = readdirSync(`${folder}cases`).filter((name) => name.endsWith('.json'));
    const ids = names.flatMap((name) => {
      const { cases } = JSON.parse(readFileSync(`${folder}cases/${name}`, 'utf8'));
      return cases
        .filter(({ op }: { op: string }) => op !== 'problems')
        .map(({ id }: { id: string }) => id);
    });
    expect(ids.length).toBe(1071);
    expect(new Set(ids).size).toBe(1071);
  });
});
