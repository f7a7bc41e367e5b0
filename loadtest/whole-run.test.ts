import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
  'LT 7 a whole run on a server of its own, in two processes: all join, dots are seen to move, and nothing is left',
  async () => {
    const temporary = mkdtempSync(join(tmpdir(), 'vis-a-vis-load-run-'));
    const out = mkdtempSync(join(tmpdir(), 'vis-a-vis-load-report-'));
    try {
      const args = ['--attendees', '16', '--seconds', '15', '--processes', '2', '--kiosks', '1', '--json'];
      const { code, out: said, err } = await loadtest([...args, '--out', out], { TMPDIR: temporary });
      expect(code, err).toBe(0);
      const figures: Record<string, number> = JSON.parse(said);
      expect(figures).toMatchObject({ joins: 16, errors: 0, meetings: 0 });
      for (const name of [
        'joinMsP50',
        'tickMsP99',
        'answerMsP50',
        'bytesPerPhoneSecond',
        'serverMemoryMb',
        'proposals',
      ]) {
        expect(figures[name], name).toBeGreaterThan(0);
      }
      // Who is seen depends on who walks where: near by or farther away, and from the one process or the other.
      expect((figures.dotDelayMsP50 ?? 0) + (figures.farDelayMsP50 ?? 0)).toBeGreaterThan(0);
      expect(readdirSync(temporary).filter((name) => name.startsWith('vis-a-vis'))).toEqual([]);
      expect(readdirSync(out).sort()).toEqual(['report.html', 'report.json']);
      const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'));
      expect(report).toMatchObject({ format: 'vis-a-vis-loadtest', figures, faults: {} });
      expect(report.moments.length).toBeGreaterThan(10);
    } finally {
      rmSync(temporary, { recursive: true, force: true });
      rmSync(out, { recursive: true, force: true });
    }
  },
  LONGEST_MS,
);

test(
  'LT 24 a limit that is broken is said, and the exit code is 1, with the table and the report all the same',
  async () => {
    const out = mkdtempSync(join(tmpdir(), 'vis-a-vis-load-report-'));
    try {
      const args = ['--attendees', '3', '--seconds', '5', '--arrive', '0', '--max-memory', '1', '--out', out];
      const { code, out: said, err } = await loadtest(args);
      expect(code).toBe(1);
      expect(err).toMatch(/--max-memory 1 is broken: the server's memory at most: \d/);
      expect(err).not.toContain('--max-errors');
      expect(said).toMatch(/joins +3\n/);
      expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('One limit was broken');
    } finally {
      rmSync(out, { recursive: true, force: true });
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
