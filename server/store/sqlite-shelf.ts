/** The organizers' shelf of the store in SQLite. */
import type { SQLInputValue } from 'node:sqlite';
import * as z from 'zod/mini';
import {
  type EventRow,
  type HangingRow,
  KEY_PURPOSES,
  type PlanRow,
  type Shelf,
  type TokenRow,
  type VenueHead,
  type VenueRow,
} from './shelf.ts';

/** How the store asks its database. */
export interface Statements {
  run(sql: string, ...values: SQLInputValue[]): number;
  one<Row>(row: z.ZodMiniType<Row>, sql: string, ...values: SQLInputValue[]): Row | null;
  all<Row>(row: z.ZodMiniType<Row>, sql: string, ...values: SQLInputValue[]): readonly Row[];
  /** All of it is written, or nothing. */
  transaction<Result>(change: () => Result): Result;
  /** What was erased also leaves the log beside the file. */
  checkpoint(): void;
}

const text = z.nullable(z.string());
const head = {
  id: z.string(),
  name: z.string(),
  levels: z.number(),
  revision: z.number(),
  draftHash: z.string(),
  publishedHash: text,
  fileHash: text,
};
const venueHead: z.ZodMiniType<VenueHead> = z.object(head);
const venueRow: z.ZodMiniType<VenueRow> = z.object({ ...head, draft: z.string() });
const importRow = z.object({ json: z.string() });

const planRow: z.ZodMiniType<PlanRow> = z.object({
  venue: z.string(),
  id: z.string(),
  type: z.string(),
  bytes: z.instanceof(Uint8Array),
});
const eventRow: z.ZodMiniType<EventRow> = z.object({
  id: z.string(),
  venue: z.string(),
  plan: z.string(),
  state: z.enum(['prepared', 'open', 'closed']),
  closedAt: z.nullable(z.number()),
  createdAt: z.number(),
  fileHash: text,
});
const tokenRow: z.ZodMiniType<TokenRow> = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(['owner', 'editor', 'desk']),
  hash: z.string(),
  createdAt: z.number(),
  lastDay: text,
});
const hangingRow: z.ZodMiniType<HangingRow> = z.object({
  event: z.string(),
  marker: z.string(),
  hungAt: z.number(),
  doubt: z.nullable(z.enum(['elsewhere', 'too-soon'])),
});
const idRow = z.object({ id: z.string() });
const publishedRow = z.object({ published: text });

const HEAD = `id, name, levels, revision, draft_hash AS draftHash, published_hash AS publishedHash,
  file_hash AS fileHash`;

/** The tables that have rows of one event. */
const OF_EVENTS = ['meeting', 'keep', 'encounter', 'card', 'badge', 'admission', 'hanging'] as const;

export function sqliteShelf({ run, one, all, transaction, checkpoint }: Statements): Shelf {
  return {
    async venues() {
      return all(venueHead, `SELECT ${HEAD} FROM venue ORDER BY id`);
    },
    async venue(id) {
      return one(venueRow, `SELECT ${HEAD}, draft FROM venue WHERE id = ?`, id);
    },
    async writeDraft({ id, name, levels, revision, draft, draftHash, publishedHash, fileHash }) {
      const drafted = [name, levels, revision, draft, draftHash] as const;
      if (revision > 1) {
        const sql = `UPDATE venue SET name = ?, levels = ?, revision = ?, draft = ?, draft_hash = ?
          WHERE id = ? AND revision = ?`;
        return run(sql, ...drafted, id, revision - 1) === 1;
      }
      const sql = `INSERT INTO venue (name, levels, revision, draft, draft_hash, id, published_hash, file_hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`;
      return run(sql, ...drafted, id, publishedHash, fileHash) === 1;
    },
    async publishedVenue(id) {
      return one(publishedRow, 'SELECT published FROM venue WHERE id = ?', id)?.published ?? null;
    },
    async publishVenue(id, published, hash, fileHash) {
      const sql = 'UPDATE venue SET published = ?, published_hash = ?, file_hash = ? WHERE id = ?';
      run(sql, published, hash, fileHash, id);
    },
    async eraseVenue(id) {
      transaction(() => {
        run('DELETE FROM plan WHERE venue = ?', id);
        run('DELETE FROM imported WHERE venue = ?', id);
        run('DELETE FROM venue WHERE id = ?', id);
      });
      checkpoint();
    },
    async putPlan({ venue, id, type, bytes }) {
      const sql = `INSERT INTO plan (venue, id, type, bytes) VALUES (?, ?, ?, ?)
        ON CONFLICT (venue, id) DO UPDATE SET type = excluded.type, bytes = excluded.bytes`;
      run(sql, venue, id, type, bytes);
    },
    async plan(venue, id) {
      return one(planRow, 'SELECT venue, id, type, bytes FROM plan WHERE venue = ? AND id = ?', venue, id);
    },
    async planIds(venue) {
      return all(idRow, 'SELECT id FROM plan WHERE venue = ? ORDER BY id', venue).map(({ id }) => id);
    },
    async erasePlan(venue, id) {
      run('DELETE FROM plan WHERE venue = ? AND id = ?', venue, id);
    },
    async lastImport(venue) {
      return one(importRow, 'SELECT json FROM imported WHERE venue = ?', venue)?.json ?? null;
    },
    async putImport(venue, imported) {
      const sql =
        'INSERT INTO imported (venue, json) VALUES (?, ?) ON CONFLICT (venue) DO UPDATE SET json = excluded.json';
      run(sql, venue, imported);
    },
    async events() {
      const sql = `SELECT id, venue, plan, state, closed_at AS closedAt, created_at AS createdAt,
        file_hash AS fileHash FROM event
        ORDER BY created_at, id`;
      return all(eventRow, sql);
    },
    async putEvent({ id, venue, plan, state, closedAt, createdAt, fileHash }) {
      const sql = `INSERT INTO event (id, venue, plan, state, closed_at, created_at, file_hash) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET venue = excluded.venue, plan = excluded.plan, state = excluded.state,
          closed_at = excluded.closed_at, file_hash = excluded.file_hash`;
      run(sql, id, venue, plan, state, closedAt, createdAt, fileHash);
    },
    async hangings(event) {
      const sql = 'SELECT event, marker, hung_at AS hungAt, doubt FROM hanging WHERE event = ? ORDER BY marker';
      return all(hangingRow, sql, event);
    },
    async putHanging({ event, marker, hungAt, doubt }) {
      const sql = `INSERT INTO hanging (event, marker, hung_at, doubt) VALUES (?, ?, ?, ?)
        ON CONFLICT (event, marker) DO UPDATE SET hung_at = excluded.hung_at, doubt = excluded.doubt`;
      run(sql, event, marker, hungAt, doubt);
    },
    async eraseHanging(event, marker) {
      run('DELETE FROM hanging WHERE event = ? AND marker = ?', event, marker);
    },
    async eraseEvent(id) {
      transaction(() => {
        run('DELETE FROM kept WHERE meeting IN (SELECT meeting FROM encounter WHERE event = ?)', id);
        for (const table of OF_EVENTS) run(`DELETE FROM ${table} WHERE event = ?`, id);
        for (const purpose of KEY_PURPOSES) run('DELETE FROM key WHERE name = ?', `${purpose}/${id}`);
        run('DELETE FROM event WHERE id = ?', id);
      });
      checkpoint();
    },
    async tokens() {
      const sql = `SELECT id, name, role, hash, created_at AS createdAt, last_day AS lastDay FROM token
        ORDER BY created_at, id`;
      return all(tokenRow, sql);
    },
    async putToken({ id, name, role, hash, createdAt, lastDay }) {
      const sql = `INSERT INTO token (id, name, role, hash, created_at, last_day) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, hash = excluded.hash,
          created_at = excluded.created_at, last_day = excluded.last_day`;
      run(sql, id, name, role, hash, createdAt, lastDay);
    },
    async eraseToken(id) {
      run('DELETE FROM token WHERE id = ?', id);
      checkpoint();
    },
  };
}
