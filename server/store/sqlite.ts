/**
 * The store in one SQLite file: node:sqlite, write-ahead log, synchronous FULL, so that what was acknowledged outlives
 * SIGKILL and a power cut, and secure_delete, so that what was erased is overwritten.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import * as z from 'zod/mini';
import { allKept, encountersOf, forgottenBefore, nobodyBefore } from './encounters.ts';
import { MIGRATIONS } from './migrations.ts';
import type { AdmissionRow, EncounterRow, KeepRow, MeetingRow, PersonRow, Store } from './port.ts';
import { sqliteShelf } from './sqlite-shelf.ts';
import { storeFault } from './store-fault.ts';

/** The file's name in the data directory. */
export const STORE_FILE = 'vis-a-vis.sqlite';

const personRow: z.ZodMiniType<PersonRow> = z.object({
  id: z.string(),
  secretHash: z.string(),
  previousSecretHash: z.nullable(z.string()),
  lastSeen: z.number(),
});
const meetingRow: z.ZodMiniType<MeetingRow> = z.object({
  id: z.string(),
  event: z.string(),
  body: z.string(),
  endsAt: z.number(),
});
const keepRow = z.object({
  meeting: z.string(),
  event: z.string(),
  person: z.string(),
  members: z.string(),
  body: z.string(),
  expiresAt: z.number(),
});
const encounterRow: z.ZodMiniType<EncounterRow> = z.object({
  id: z.string(),
  event: z.string(),
  owner: z.string(),
  other: z.string(),
  body: z.string(),
  metAt: z.number(),
  expiresAt: z.number(),
});
const idRow = z.object({ id: z.string() });
const keyRow = z.object({ value: z.string() });
const otherRow = z.object({ other: z.string() });
const badgeRow = z.object({ badge: z.string(), person: z.string() });
const admissionRow: z.ZodMiniType<AdmissionRow> = z.object({
  event: z.string(),
  code: z.string(),
  state: z.enum(['unused', 'used', 'dead', 'shared']),
  person: z.nullable(z.string()),
});
const countRow = z.object({ count: z.number() });
const memberList = z.array(z.string());

const PERSON = 'id, secret_hash AS secretHash, previous_secret_hash AS previousSecretHash, last_seen AS lastSeen';
const ENCOUNTER = 'id, event, owner, other, body, met_at AS metAt, expires_at AS expiresAt';

/** Bring the file to the newest migration. */
function migrate(database: DatabaseSync, file: string): void {
  database.exec('CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT');
  const { count: done } = countRow.parse(database.prepare('SELECT COUNT(*) AS count FROM migrations').get());
  if (done > MIGRATIONS.length) {
    throw new Error(
      `${file} was written by a newer version (migration ${done}; this one knows ${MIGRATIONS.length}). ` +
        'Start the newer version, or choose another folder with DATA_DIR.',
    );
  }
  for (const [index, migration] of MIGRATIONS.entries()) {
    if (index < done) continue;
    transaction(database, () => {
      database.exec(migration.sql);
      database.prepare('INSERT INTO migrations (number, name) VALUES (?, ?)').run(index + 1, migration.name);
    });
  }
}

/** Run `change` so that all of it is written, or nothing. */
function transaction<Result>(database: DatabaseSync, change: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = change();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Open, and make where it is not there yet, the store in this folder. Throws with the file's name when it cannot. */
export function openSqliteStore(folder: string): Store {
  const file = join(folder, STORE_FILE);
  const database = open(folder, file);
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();

  function statement(sql: string) {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const made = database.prepare(sql);
    prepared.set(sql, made);
    return made;
  }
  const run = (sql: string, ...values: SQLInputValue[]): number => Number(statement(sql).run(...values).changes);
  function one<Row>(row: z.ZodMiniType<Row>, sql: string, ...values: SQLInputValue[]): Row | null {
    const found = statement(sql).get(...values);
    return found === undefined ? null : row.parse(found);
  }
  const all = <Row>(row: z.ZodMiniType<Row>, sql: string, ...values: SQLInputValue[]): readonly Row[] =>
    z.array(row).parse(statement(sql).all(...values));

  const keepsOf = (meeting: string): readonly KeepRow[] =>
    all(
      keepRow,
      'SELECT meeting, event, person, members, body, expires_at AS expiresAt FROM keep WHERE meeting = ? ORDER BY person',
      meeting,
    ).map((row) => ({ ...row, members: memberList.parse(JSON.parse(row.members)) }));

  const blocked = (members: readonly string[]): boolean => {
    const list = JSON.stringify(members);
    return (
      one(
        countRow,
        `SELECT COUNT(*) AS count FROM block
         WHERE by IN (SELECT value FROM json_each(?)) AND whom IN (SELECT value FROM json_each(?))`,
        list,
        list,
      )?.count !== 0
    );
  };

  function forget(person: string): void {
    run('DELETE FROM keep WHERE EXISTS (SELECT 1 FROM json_each(keep.members) WHERE value = ?)', person);
    run('DELETE FROM badge WHERE person = ?', person);
    run('DELETE FROM admission WHERE person = ?', person);
    run('DELETE FROM encounter WHERE owner = ?', person);
    run('DELETE FROM person WHERE id = ?', person);
    run('DELETE FROM block WHERE by = ? OR whom = ?', person, person);
  }

  /** What was erased also leaves the log beside the file. */
  const checkpoint = () => database.exec('PRAGMA wal_checkpoint(TRUNCATE)');

  return {
    ...sqliteShelf({ run, one, all, transaction: (change) => transaction(database, change), checkpoint }),
    async personBySecret(hash) {
      const sql = `SELECT ${PERSON} FROM person WHERE secret_hash = ? OR previous_secret_hash = ?`;
      return one(personRow, sql, hash, hash);
    },
    async createPerson(row) {
      run(
        'INSERT INTO person (id, secret_hash, previous_secret_hash, last_seen) VALUES (?, ?, ?, ?)',
        row.id,
        row.secretHash,
        row.previousSecretHash,
        row.lastSeen,
      );
    },
    async useSecret(used, next, now) {
      const sql = `UPDATE person SET previous_secret_hash = ?, secret_hash = ?, last_seen = ?
         WHERE secret_hash = ? OR previous_secret_hash = ? RETURNING id`;
      return all(idRow, sql, used, next, now, used, used)[0]?.id ?? null;
    },
    async forgetPerson(person) {
      transaction(database, () => forget(person));
    },
    async putMeeting(row) {
      run(
        `INSERT INTO meeting (id, event, body, ends_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET event = excluded.event, body = excluded.body, ends_at = excluded.ends_at`,
        row.id,
        row.event,
        row.body,
        row.endsAt,
      );
    },
    async eraseMeeting(id) {
      run('DELETE FROM meeting WHERE id = ?', id);
    },
    async meetings(event) {
      return all(meetingRow, 'SELECT id, event, body, ends_at AS endsAt FROM meeting WHERE event = ?', event);
    },
    async keep(row, encounterExpiresAt, metAt) {
      return transaction(database, () => {
        if (one(countRow, 'SELECT COUNT(*) AS count FROM kept WHERE meeting = ?', row.meeting)?.count !== 0) {
          return all(encounterRow, `SELECT ${ENCOUNTER} FROM encounter WHERE meeting = ?`, row.meeting);
        }
        run(
          `INSERT INTO keep (meeting, event, person, members, body, expires_at) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (meeting, person) DO NOTHING`,
          row.meeting,
          row.event,
          row.person,
          JSON.stringify(row.members),
          row.body,
          row.expiresAt,
        );
        const keeps = keepsOf(row.meeting);
        if (!allKept(row.members, keeps) || blocked(row.members)) return null;
        const made = encountersOf(keeps, encounterExpiresAt, metAt);
        for (const encounter of made) {
          run(
            `INSERT INTO encounter (id, meeting, event, owner, other, body, met_at, expires_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
            encounter.id,
            row.meeting,
            encounter.event,
            encounter.owner,
            encounter.other,
            encounter.body,
            encounter.metAt,
            encounter.expiresAt,
          );
        }
        run('INSERT INTO kept (meeting, expires_at) VALUES (?, ?)', row.meeting, row.expiresAt);
        run('DELETE FROM keep WHERE meeting = ?', row.meeting);
        return made;
      });
    },
    async encounters(owner, event) {
      const sql = `SELECT ${ENCOUNTER} FROM encounter WHERE owner = ? AND event = ? ORDER BY met_at, rowid`;
      return all(encounterRow, sql, owner, event);
    },
    async eraseEncounter(owner, id) {
      run('DELETE FROM encounter WHERE owner = ? AND id = ?', owner, id);
    },
    async putCardMark(event, mark, expiresAt) {
      run(
        'INSERT INTO card (event, mark, expires_at) VALUES (?, ?, ?) ON CONFLICT (event, mark) DO NOTHING',
        event,
        mark,
        expiresAt,
      );
    },
    async cardMarks(event) {
      return all(z.object({ mark: z.string() }), 'SELECT mark FROM card WHERE event = ?', event).map(
        ({ mark }) => mark,
      );
    },
    async block(by, whom, now) {
      run('INSERT INTO block (by, whom, at) VALUES (?, ?, ?) ON CONFLICT (by, whom) DO NOTHING', by, whom, now);
    },
    async blocksOf(person) {
      const sql = 'SELECT whom AS other FROM block WHERE by = ? UNION SELECT by AS other FROM block WHERE whom = ?';
      return all(otherRow, sql, person, person).map((row) => row.other);
    },
    async key(name) {
      return one(keyRow, 'SELECT value FROM key WHERE name = ?', name)?.value ?? null;
    },
    async ensureKey(name, value) {
      run('INSERT INTO key (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING', name, value);
      return one(keyRow, 'SELECT value FROM key WHERE name = ?', name)?.value ?? value;
    },
    async replaceKey(name, before, value) {
      const changed =
        before === null
          ? run('INSERT INTO key (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING', name, value)
          : run('UPDATE key SET value = ? WHERE name = ? AND value = ?', value, name, before);
      return changed === 1;
    },
    async keyNames() {
      return all(z.object({ name: z.string() }), 'SELECT name FROM key ORDER BY name').map(({ name }) => name);
    },
    async bindBadge(event, badge, person, now) {
      const changed = run(
        `INSERT INTO badge (event, badge, person, at) VALUES (?, ?, ?, ?)
         ON CONFLICT (event, badge) DO UPDATE SET at = excluded.at WHERE person = excluded.person`,
        event,
        badge,
        person,
        now,
      );
      return changed === 1 ? 'bound' : 'taken';
    },
    async freeBadge(event, badge) {
      const [row] = all(
        badgeRow,
        'DELETE FROM badge WHERE event = ? AND badge = ? RETURNING badge, person',
        event,
        badge,
      );
      return row?.person ?? null;
    },
    async bindings(event) {
      return all(badgeRow, 'SELECT badge, person FROM badge WHERE event = ?', event);
    },
    async admissions(event) {
      return all(admissionRow, 'SELECT event, code, state, person FROM admission WHERE event = ?', event);
    },
    async putAdmissions(rows) {
      transaction(database, () => {
        for (const { event, code, state, person } of rows) {
          run(
            `INSERT INTO admission (event, code, state, person) VALUES (?, ?, ?, ?)
             ON CONFLICT (event, code) DO UPDATE SET state = excluded.state, person = excluded.person`,
            event,
            code,
            state,
            person,
          );
        }
      });
    },
    async sweep(now) {
      const gone = transaction(database, () => {
        let rows = run('DELETE FROM meeting WHERE ends_at <= ?', now);
        rows += run('DELETE FROM keep WHERE expires_at <= ?', now);
        rows += run('DELETE FROM kept WHERE expires_at <= ?', now);
        rows += run('DELETE FROM encounter WHERE expires_at <= ?', now);
        rows += run('DELETE FROM card WHERE expires_at <= ?', now);
        const away = all(
          z.object({ id: z.string() }),
          `SELECT id FROM person WHERE id NOT IN (SELECT owner FROM encounter) AND (last_seen < ? OR last_seen < ?
           AND id NOT IN (SELECT by FROM block UNION SELECT whom FROM block UNION SELECT person FROM badge
             UNION SELECT person FROM admission WHERE person IS NOT NULL
             UNION SELECT value FROM keep, json_each(keep.members)))`,
          forgottenBefore(now),
          nobodyBefore(now),
        );
        for (const person of away) forget(person.id);
        return rows + away.length;
      });
      checkpoint();
      return gone;
    },
    async close() {
      if (!database.isOpen) return;
      prepared.clear();
      database.close();
    },
  };
}

function open(folder: string, file: string): DatabaseSync {
  try {
    // Nobody else on the machine has any business with keys and hashes.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const database = new DatabaseSync(file, { timeout: 5_000 });
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
    migrate(database, file);
    return database;
  } catch (error) {
    throw storeFault(file, error);
  }
}
