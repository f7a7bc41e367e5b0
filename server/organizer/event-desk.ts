/** The events that organizers make and change, those that the operator gave among them: in the store, and running. */
import { createHash } from 'node:crypto';
import type { Milliseconds } from '../../shared/geometry/point.ts';
import type {
  EventAnswer,
  EventFaults,
  EventState,
  EventSummary,
  EventWrite,
  NewEvent,
  NotOpened,
} from '../../shared/protocol/organizer.ts';
import { CLOSE } from '../../shared/protocol/version.ts';
import { unpackGround } from '../../shared/routing/pack.ts';
import type { Groundwork } from '../../shared/routing/wayfinder.ts';
import { defaultEvent } from '../../shared/venue/demo/default-event.ts';
import { type EventPlan, eventPlan } from '../../shared/venue/event-plan.ts';
import { freeId } from '../../shared/venue/free-id.ts';
import { nameOfKeys } from '../doors/event-keys.ts';
import { isLookedBackAt } from '../doors/looking-back.ts';
import type { EventSource } from '../open-event.ts';
import { publicEvent } from '../pages/boot.ts';
import type { Logger } from '../room/ports.ts';
import { traceOf } from '../room/trace.ts';
import type { RunningEvent } from '../running-event.ts';
import type { Store } from '../store/port.ts';
import type { EventRow } from '../store/shelf.ts';
import type { LoadedVenue } from '../venues/library.ts';
import { prepareVenue } from '../venues/prepare.ts';
import { closedPlan } from './closed-plan.ts';
import type { Drafts } from './drafts.ts';
import { eventFaults } from './event-faults.ts';
import { inTurn } from './in-turn.ts';

/** Events on one server. */
const MOST_EVENTS = 500;

/** Events of one venue that are looked back at beside the one that is open: each is a room with a house of its own. */
const MOST_PAST = 3;

/** What the desk asks of the stage on which events run. */
interface Stage {
  readonly events: readonly RunningEvent[];
  readonly past: readonly RunningEvent[];
  open(source: EventSource): Promise<RunningEvent>;
  openPast(source: EventSource): Promise<void>;
  giveWay(id: string, code: number): void;
  end(id: string, code: number): Promise<void>;
}

export interface EventDesk {
  /** Open what is to run: what the operator gave, as organizers have left it, and what they had open. */
  begin(groundOf?: (venue: LoadedVenue) => Promise<Groundwork>): Promise<void>;
  /** All events, by the ids of their venues. */
  lists(): Promise<ReadonlyMap<string, readonly EventSummary[]>>;
  read(id: string): Promise<EventAnswer | null>;
  create(wish: NewEvent): Promise<EventAnswer | 'no-venue' | 'no-copy' | 'too-many' | EventFaults>;
  write(
    id: string,
    plan: Readonly<Record<keyof EventWrite['plan'], unknown>>,
  ): Promise<EventAnswer | EventFaults | null>;
  open(id: string): Promise<EventAnswer | NotOpened | null>;
  close(id: string): Promise<EventAnswer | null>;
  /** Erase everything of it. False: there is none. */
  erase(id: string): Promise<boolean>;
  /** End those whose meetings can be kept no more. To be called now and then. */
  endPast(): Promise<void>;
  /** The code for all was changed while the event runs: it is the event's from now on. */
  codeChanged(id: string, code: string): Promise<void>;
}

interface DeskOptions {
  readonly store: Store;
  readonly drafts: Pick<Drafts, 'published' | 'has'>;
  readonly stage: Stage;
  /** What the operator opened the server with. */
  readonly given: readonly EventSource[];
  readonly now: () => Milliseconds;
  readonly log: Logger;
}

/** An event as it stands, whoever made it. */
interface Kept extends Omit<EventRow, 'plan'> {
  readonly plan: EventPlan;
}

const hashOfPlan = (plan: EventPlan): string => createHash('sha256').update(JSON.stringify(plan)).digest('hex');

/** The plan by which it runs. */
const effective = ({ plan, state, closedAt }: Kept): EventPlan =>
  state === 'closed' && closedAt !== null ? closedPlan(plan, closedAt) : plan;

export function openEventDesk({ store, drafts, stage, given, now, log }: DeskOptions): EventDesk {
  const sources = new Map(given.map((source) => [source.plan.id, source]));
  /** One change after another: a look at what runs holds until what follows from it is done. */
  const turn = inTurn();

  const runningOf = (id: string) => stage.events.find((event) => event.plan.id === id);
  const stagedOf = (id: string) => runningOf(id) ?? stage.past.find((event) => event.plan.id === id);
  const asGiven = ({ plan, loaded }: EventSource): Kept => ({
    id: plan.id,
    venue: loaded.venue.id,
    plan,
    state: 'open',
    closedAt: null,
    createdAt: 0,
    fileHash: hashOfPlan(plan),
  });
  /** A row whose plan this version cannot read is left alone, and not listed. */
  function kept(row: EventRow): Kept | null {
    const read = eventPlan.safeParse(JSON.parse(row.plan));
    if (!read.success) log.warn({ event: row.id }, 'a stored event could not be read');
    return read.success ? { ...row, plan: read.data } : null;
  }
  /** @param which all, when not given: reading a plan takes its time where it has thousands of codes */
  async function all(which: (row: EventRow) => boolean = () => true): Promise<readonly Kept[]> {
    const there = await store.events();
    const rows = there.filter(which).flatMap((row) => kept(row) ?? []);
    const written = new Set(there.map(({ id }) => id));
    // Whoever has erased a given event is not shown it until the operator opens it again.
    const plain = [...sources.values()].filter(({ plan }) => !written.has(plan.id) && runningOf(plan.id) !== undefined);
    return [...plain.map(asGiven), ...rows];
  }
  const find = async (id: string): Promise<Kept | null> =>
    (await all((row) => row.id === id)).find((each) => each.id === id) ?? null;
  const put = (event: Kept): Promise<void> => store.putEvent({ ...event, plan: JSON.stringify(event.plan) });
  function answer(event: Kept): EventAnswer {
    const running = runningOf(event.id);
    return {
      plan: event.plan,
      state: event.state,
      given: sources.has(event.id),
      running: running === undefined ? null : publicEvent(running, now()),
    };
  }
  async function changeTo(event: Kept, state: EventState): Promise<EventAnswer> {
    const next: Kept = { ...event, state, closedAt: state === 'closed' ? now() : null };
    await put(next);
    await stagedOf(event.id)?.replacePlan(effective(next));
    return answer(next);
  }

  /** The event of before gives way: it goes on as long as meetings of it may be kept, for those who may. */
  async function giveWay(before: RunningEvent): Promise<void> {
    if (!isLookedBackAt(before.plan, now())) return stage.end(before.plan.id, CLOSE.closed);
    stage.giveWay(before.plan.id, CLOSE.closed);
    const there = stage.past.filter(({ venue }) => venue.id === before.venue.id);
    for (const { plan } of there.slice(0, -MOST_PAST)) await stage.end(plan.id, CLOSE.closed);
  }

  /** After a restart too those are looked back at whose meetings may still be kept. */
  async function openPast(closed: readonly Kept[], groundOf?: (venue: LoadedVenue) => Promise<Groundwork>) {
    const opened = new Map<string, number>();
    for (const event of closed) {
      const plan = effective(event);
      const before = opened.get(event.venue) ?? 0;
      if (before >= MOST_PAST || !isLookedBackAt(plan, now())) continue;
      const loaded = await drafts.published(event.venue);
      if (loaded === null) continue;
      opened.set(event.venue, before + 1);
      const ground = await groundOf?.(loaded);
      await stage
        .openPast({ ...(ground === undefined ? {} : { ground }), loaded, plan, crowd: 0 })
        .catch((error) => log.error({ event: event.id, ...traceOf(error) }, 'an event could not be opened'));
    }
  }

  /** The operator's plan, unless organizers have changed it since the operator last did. */
  async function settledGiven(source: EventSource, rows: readonly Kept[]): Promise<Kept> {
    const plain = asGiven(source);
    const row = rows.find(({ id }) => id === plain.id);
    if (row === undefined || row.fileHash === plain.fileHash) return row ?? plain;
    log.warn({ event: plain.id }, 'the file of this event has changed, and counts again');
    await put({ ...plain, createdAt: row.createdAt });
    return plain;
  }

  /** The signs that hang in a building stay good from event to event. */
  async function keepSigns(venue: string, id: string): Promise<void> {
    const before = (await all()).filter((event) => event.venue === venue && event.id !== id).at(-1);
    const keys = before === undefined ? null : await store.key(nameOfKeys('signs', before.id));
    if (keys !== null) await store.ensureKey(nameOfKeys('signs', id), keys);
  }

  async function openNow(event: Kept): Promise<EventAnswer | NotOpened> {
    const inVenue = stage.events.find(({ venue, plan }) => venue.id === event.venue && plan.id !== event.id);
    if (inVenue !== undefined) {
      const other = await find(inVenue.plan.id);
      if (other === null || other.state === 'open') return { error: 'venue-busy', other: inVenue.plan.name };
    }
    if (runningOf(event.id) !== undefined) return changeTo(event, 'open');
    const loaded = await drafts.published(event.venue);
    if (loaded === null) return { error: 'not-published' };
    const ready = await prepareVenue({ json: loaded.json }, '');
    if (ready.kind !== 'ready') return { error: 'not-published' };
    const next: Kept = { ...event, state: 'open', closedAt: null };
    await put(next);
    // One that is looked back at begins anew.
    await stage.end(event.id, CLOSE.closed);
    if (inVenue !== undefined) await giveWay(inVenue);
    const ground = unpackGround(ready.ground, ready.hash);
    const source = sources.get(event.id);
    await stage.open({
      ...(ground === null ? {} : { ground }),
      loaded,
      plan: next.plan,
      crowd: source?.crowd ?? 0,
      path: source?.path,
    });
    return answer(next);
  }

  return {
    begin: (groundOf) =>
      turn(async () => {
        const rows = (await store.events()).flatMap((row) => kept(row) ?? []);
        const own = await Promise.all(given.map((source) => settledGiven(source, rows)));
        const others = rows.filter(({ id }) => !sources.has(id));
        const shown = [...own, ...others].filter(({ state }) => state !== 'prepared');
        // In each venue the one that is open, the operator's before others, else the one that closed last.
        const first = [...shown].sort(
          (one, other) =>
            Number(one.state === 'closed') - Number(other.state === 'closed') ||
            (other.closedAt ?? 0) - (one.closedAt ?? 0),
        );
        const chosen = shown.filter((event) => first.find(({ venue }) => venue === event.venue) === event);
        for (const event of chosen) {
          const source = sources.get(event.id);
          const loaded = await drafts.published(event.venue);
          if (loaded === null) {
            log.warn({ event: event.id }, 'the venue of this event is not published');
            continue;
          }
          const isOfFile = source?.ground !== undefined && source.loaded.hash === loaded.hash;
          const ground = isOfFile ? source.ground : await groundOf?.(loaded);
          const opening = stage.open({
            ...(ground === undefined ? {} : { ground }),
            loaded,
            plan: effective(event),
            crowd: event.state === 'closed' ? 0 : (source?.crowd ?? 0),
            path: source?.path,
          });
          // What the operator gave must open; for the sake of something made here the server does not stay away.
          if (source !== undefined) await opening;
          else
            await opening.catch((error) =>
              log.error({ event: event.id, ...traceOf(error) }, 'an event could not be opened'),
            );
        }
        await openPast(
          first.filter((event) => event.state === 'closed' && !chosen.includes(event)),
          groundOf,
        );
        for (const event of others) {
          if (event.state !== 'open' || chosen.includes(event)) continue;
          log.warn({ event: event.id }, 'another event is open in the venue of this one, which waits');
          await put({ ...event, state: 'prepared' });
        }
      }),
    async lists() {
      const lists = new Map<string, EventSummary[]>();
      for (const event of await all()) {
        const { plan, state } = event;
        const summary = { id: event.id, name: plan.name, state, running: answer(event).running };
        lists.set(event.venue, [...(lists.get(event.venue) ?? []), summary]);
      }
      return lists;
    },
    async read(id) {
      const event = await find(id);
      return event === null ? null : answer(event);
    },
    create: ({ venue, name, timeZone, copyOf }) =>
      turn(async () => {
        if (!(await drafts.has(venue))) return 'no-venue';
        const there = await all();
        if (there.length >= MOST_EVENTS) return 'too-many';
        const copied = copyOf === undefined ? null : there.find(({ id }) => id === copyOf);
        if (copied === undefined) return 'no-copy';
        const id = freeId(name, 'event', new Set([...there.map((event) => event.id), ...sources.keys()]));
        const others = copied === null ? { ...defaultEvent(venue), timeZone } : { ...copied.plan, demo: false };
        const read = eventPlan.safeParse({ ...others, id, venue, name }, { reportInput: true });
        if (!read.success) return eventFaults(read.error.issues);
        const event: Kept = {
          id,
          venue,
          plan: read.data,
          state: 'prepared',
          closedAt: null,
          createdAt: now(),
          fileHash: null,
        };
        await put(event);
        await keepSigns(venue, id);
        return answer(event);
      }),
    write: (id, plan) =>
      turn(async () => {
        const event = await find(id);
        if (event === null) return null;
        const { venue, demo } = event.plan;
        const read = eventPlan.safeParse({ ...plan, id, venue, demo }, { reportInput: true });
        if (!read.success) return eventFaults(read.error.issues);
        const next: Kept = { ...event, plan: read.data };
        await put(next);
        await stagedOf(id)?.replacePlan(effective(next));
        return answer(next);
      }),
    open: (id) =>
      turn(async () => {
        const event = await find(id);
        return event === null ? null : openNow(event);
      }),
    close: (id) =>
      turn(async () => {
        const event = await find(id);
        return event === null ? null : event.state === 'open' ? changeTo(event, 'closed') : answer(event);
      }),
    erase: (id) =>
      turn(async () => {
        const event = await find(id);
        if (event === null) return false;
        await stage.end(id, CLOSE.closed);
        await store.eraseEvent(id);
        return true;
      }),
    endPast: () =>
      turn(async () => {
        for (const { plan } of [...stage.past]) {
          if (!isLookedBackAt(plan, now())) await stage.end(plan.id, CLOSE.closed);
        }
      }),
    codeChanged: (id, code) =>
      turn(async () => {
        const event = await find(id);
        if (event?.plan.admission.kind !== 'code') return;
        await put({ ...event, plan: { ...event.plan, admission: { kind: 'code', code } } });
      }),
  };
}
