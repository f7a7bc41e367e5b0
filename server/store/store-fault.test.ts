import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { UserFault } from '../fault.ts';
import { holdFolder } from './hold-folder.ts';
import { openSqliteStore, STORE_FILE } from './sqlite.ts';
import { storeFault } from './store-fault.ts';

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-fault-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const faultOf = (open: () => unknown): string => {
  try {
    open();
    return 'opened';
  } catch (error) {
    return error instanceof UserFault ? error.message : `a bug: ${String(error)}`;
  }
};

test('OP 12 a folder that cannot be used is told with what to do about it', () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, 'no folder');
  expect(faultOf(() => holdFolder(file))).toMatch(/a-file.*\nDATA_DIR is to name a folder/s);
  expect(faultOf(() => openSqliteStore(join(file, 'inside')))).toMatch(/inside.*\nDATA_DIR is to name a folder/s);
  writeFileSync(join(folder, STORE_FILE), 'this is no database at all, and long enough to be read as one'.repeat(20));
  expect(faultOf(() => openSqliteStore(folder))).toMatch(
    /vis-a-vis\.sqlite cannot be opened.*\nIt is no SQLite database/s,
  );
});

test('OP 12 a full disk is told as one, and loses nothing that was written', async () => {
  const here = mkdtempSync(join(folder, 'full-'));
  const store = openSqliteStore(here);
  await store.ensureKey('first', 'kept');
  await store.close();
  // As if the disk ended where the file does: SQLite answers the same.
  const database = new DatabaseSync(join(here, STORE_FILE));
  const { page_count: pages } = database.prepare('PRAGMA page_count').get() ?? {};
  database.exec(`PRAGMA max_page_count = ${Number(pages)}`);
  const fill = () => {
    try {
      for (let row = 0; row < 100; row += 1) {
        database.prepare('INSERT INTO key VALUES (?, ?)').run(`more ${row}`, 'x'.repeat(4_000));
      }
    } catch (error) {
      throw storeFault(STORE_FILE, error);
    }
  };
  expect(faultOf(fill)).toMatch(/cannot be opened: .*full\nThe disk is full: free some space/);
  database.close();
  expect(await openSqliteStore(here).key('first')).toBe('kept');
});

test('OP 12 two servers never use one folder', () => {
  const here = mkdtempSync(join(folder, 'held-'));
  const release = holdFolder(here);
  expect(faultOf(() => holdFolder(here))).toMatch(/^Another server uses the folder .*DATA_DIR of its own/);
  release();
  expect(faultOf(() => holdFolder(here)())).toBe('opened');
});
