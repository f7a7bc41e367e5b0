import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { storeContract } from './contract.ts';
import { openSqliteStore, STORE_FILE } from './sqlite.ts';

const folders: string[] = [];

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'vis-a-vis-store-'));
  folders.push(made);
  return made;
}

afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

storeContract('SQLite', async () => openSqliteStore(folder()));

test('ST 13 what was written is there after closing and opening, and the migrations run once', async () => {
  const here = folder();
  const first = openSqliteStore(here);
  await first.block('ada', 'ben', 1);
  await first.close();
  await first.close();
  const second = openSqliteStore(here);
  expect(await second.blocksOf('ben')).toEqual(['ada']);
  await second.close();
});

test('ST 14 a file of a newer version, or one that is no database, is refused with its name', () => {
  const here = folder();
  const database = new DatabaseSync(join(here, STORE_FILE));
  database.exec('CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT');
  for (let number = 1; number <= 99; number += 1) database.exec(`INSERT INTO migrations VALUES (${number}, 'later')`);
  database.close();
  expect(() => openSqliteStore(here)).toThrow(/vis-a-vis\.sqlite.*newer version/s);

  const other = folder();
  writeFileSync(
    join(other, STORE_FILE),
    'this is a text that somebody wrote, longer than a header, and no database\n'.repeat(40),
  );
  expect(() => openSqliteStore(other)).toThrow(/vis-a-vis\.sqlite cannot be opened/);
});

test('ST 15 what was erased is overwritten in the file and its log', async () => {
  const here = folder();
  const store = openSqliteStore(here);
  const secret = 'a line that nobody may find again';
  await store.putMeeting({ id: 'm', event: 'e', body: secret, endsAt: 10 });
  const bytes = () =>
    [STORE_FILE, `${STORE_FILE}-wal`].map((name) => readFileSync(join(here, name), 'latin1')).join('');
  expect(bytes()).toContain(secret);
  await store.eraseMeeting('m');
  await store.sweep(0);
  expect(bytes()).not.toContain(secret);
  await store.close();
});

test('ST 16 a writer ended by SIGKILL five times loses no acknowledged row, and the file opens', async () => {
  const here = folder();
  const acknowledged: string[] = [];
  for (let run = 0; run < 5; run += 1) {
    const child = spawn(
      process.execPath,
      [fileURLToPath(new URL('./crash-writer.ts', import.meta.url)), here, String(run)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const lines = createInterface({ input: child.stdout });
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    let seen = 0;
    for await (const line of lines) {
      acknowledged.push(line);
      seen += 1;
      if (seen === 40 + run * 7) child.kill('SIGKILL');
    }
    await ended;
    expect(child.signalCode).toBe('SIGKILL');
    const store = openSqliteStore(here);
    const there = new Set((await store.bindings('e')).map((binding) => binding.badge));
    expect(acknowledged.filter((badge) => !there.has(badge))).toEqual([]);
    await store.close();
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(270);
});
