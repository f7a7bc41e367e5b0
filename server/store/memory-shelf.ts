/** The organizers' shelf of the store in memory. */
import type { EventRow, HangingRow, PlanRow, Shelf, TokenRow, VenueRow } from './shelf.ts';

const joined = (venue: string, id: string) => JSON.stringify([venue, id]);

/** @param forgetEvent erases what the rest of the store has of an event */
export function memoryShelf(forgetEvent: (event: string) => void): Shelf {
  const venues = new Map<string, VenueRow & { readonly published: string | null }>();
  const plans = new Map<string, PlanRow>();
  const imports = new Map<string, string>();
  const events = new Map<string, EventRow>();
  const tokens = new Map<string, TokenRow>();
  const hangings = new Map<string, HangingRow>();
  const byId = <Row extends { readonly id: string }>(rows: Iterable<Row>) =>
    [...rows].sort((one, other) => (one.id < other.id ? -1 : 1));

  return {
    async venues() {
      return byId(venues.values()).map(({ draft: _, published: __, ...head }) => head);
    },
    async venue(id) {
      const row = venues.get(id);
      if (row === undefined) return null;
      const { published: _, ...rest } = row;
      return rest;
    },
    async writeDraft(row) {
      const before = venues.get(row.id);
      if ((before?.revision ?? 0) !== row.revision - 1) return false;
      const { publishedHash, fileHash, published } = before ?? { ...row, published: null };
      venues.set(row.id, { ...row, publishedHash, fileHash, published });
      return true;
    },
    async publishedVenue(id) {
      return venues.get(id)?.published ?? null;
    },
    async publishVenue(id, published, publishedHash, fileHash) {
      const before = venues.get(id);
      if (before !== undefined) venues.set(id, { ...before, published, publishedHash, fileHash });
    },
    async eraseVenue(id) {
      venues.delete(id);
      imports.delete(id);
      for (const [key, { venue }] of plans) if (venue === id) plans.delete(key);
    },
    async putPlan(row) {
      plans.set(joined(row.venue, row.id), { ...row, bytes: Uint8Array.from(row.bytes) });
    },
    async plan(venue, id) {
      return plans.get(joined(venue, id)) ?? null;
    },
    async planIds(venue) {
      return byId([...plans.values()].filter((plan) => plan.venue === venue)).map(({ id }) => id);
    },
    async erasePlan(venue, id) {
      plans.delete(joined(venue, id));
    },
    async lastImport(venue) {
      return imports.get(venue) ?? null;
    },
    async putImport(venue, imported) {
      imports.set(venue, imported);
    },
    async events() {
      return [...events.values()].sort((one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1));
    },
    async putEvent(row) {
      events.set(row.id, { ...row });
    },
    async hangings(event) {
      const own = [...hangings.values()].filter((row) => row.event === event);
      return own.sort((one, other) => (one.marker < other.marker ? -1 : 1));
    },
    async putHanging(row) {
      hangings.set(joined(row.event, row.marker), { ...row });
    },
    async eraseHanging(event, marker) {
      hangings.delete(joined(event, marker));
    },
    async eraseEvent(id) {
      events.delete(id);
      for (const [key, { event }] of hangings) if (event === id) hangings.delete(key);
      forgetEvent(id);
    },
    async tokens() {
      return [...tokens.values()].sort((one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1));
    },
    async putToken(row) {
      tokens.set(row.id, { ...row });
    },
    async eraseToken(id) {
      tokens.delete(id);
    },
  };
}
