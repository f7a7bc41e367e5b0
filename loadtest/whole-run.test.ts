import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function loadtest(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const root = resolve(import.meta.dirname, '..');
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['loadtest/main.ts', ...args], {
      cwd: root,
      env: { ...process.env, ...env },
    });
    const said = { out: '', err: '' };
    child.stdout.on('data', (bytes: Buffer) => {
      said.out += bytes.toString();
    });
    child.stderr.on('data', (bytes: Buffer) => {
      said.err += bytes.toString();
    });
    child.once('error', fail);
    child.once('close', (code) => done({ code, ...said }));
  });
}

// The pages are built first when they are not there.
const LONGEST_MS = 400_000;

test(
  'LT 7 a whole run on a server of its own: all join, dots are seen to move, and nothing is left',
  async () => {
    const temporary = mkdtempSync(join(tmpdir(), 'vis-a-vis-load-run-'));
    try {
      const args = ['--attendees', '16', '--seconds', '15', '--json'];
      const { code, out, err } = await loadtest(args, { TMPDIR: temporary });
      expect(code, err).toBe(0);
      const figures: Record<string, number> = JSON.parse(out);
      expect(figures).toMatchObject({ joins: 16, errors: 0, meetings: 0 });
      for (const name of ['joinMsP50', 'tickMsP99', 'dotDelayMsP50', 'bytesPerPhoneSecond', 'proposals']) {
        expect(figures[name], name).toBeGreaterThan(0);
      }
      expect(readdirSync(temporary).filter((name) => name.startsWith('vis-a-vis'))).toEqual([]);
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  },
  LONGEST_MS,
);

test('LT 1 a wrong option is answered with the list of right ones and code 2', async () => {
  const { code, out, err } = await loadtest(['--people', '5']);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toContain("'--people'");
  expect(err).toContain('--attendees N');
});

test('LT 6 a server that is not there is an error that says so', async () => {
  const { code, err } = await loadtest(['--endpoint', 'http://127.0.0.1:9', '--token', 'no-matter']);
  expect(code).toBe(1);
  expect(err).toContain('http://127.0.0.1:9 cannot be reached');
});
