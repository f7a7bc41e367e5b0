/**
 * The metrics, in Prometheus' format. Every label has a bounded set of values that this server chose itself: events,
 * kinds, reasons. None is, or is made from, anything that somebody sent.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { REFUSALS } from '../../shared/protocol/refusals.ts';
import type { Stats } from '../../shared/world/stats.ts';
import type { Meter, SentKind } from '../room/meter.ts';
import type { Cuts } from './cuts.ts';
import type { StoreMeter } from './metered-store.ts';

/** In seconds: a tick has 0.2 s, a dot is late after one. */
const TICK_BUCKETS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];
const DELAY_BUCKETS = [0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.5, 1, 2];
const STORE_BUCKETS = [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.05, 0.2, 1, 5];

/** What is asked of an event whenever somebody reads the metrics. */
export interface MeasuredEvent {
  readonly id: string;
  stats(): Stats;
  connections(): { readonly phone: number; readonly kiosk: number; readonly simulated: number };
  /** Changes that the store has not taken yet. */
  storeWaiting(): number;
  /** Milliseconds since the last tick; null before the first. */
  sinceTick(): number | null;
}

interface Measured {
  readonly events: readonly MeasuredEvent[];
  /** Bytes of all connections so far, as the network saw them. */
  network(): { readonly received: number; readonly sent: number };
  /** What became of gateways' reports so far. */
  readonly sightings: Readonly<Record<string, number>>;
}

export interface Metrics {
  /** What an event's room tells of its work. */
  meterOf(event: string): Meter;
  readonly store: StoreMeter;
  /** Ask these from now on. */
  measure(measured: Measured): void;
  /** All metrics, and the type of that text. */
  read(): Promise<{ readonly type: string; readonly text: string }>;
}

/** Those of the process are measured once, however many servers it runs. */
let processMetrics: Registry | null = null;

function ofProcess(): Registry {
  if (processMetrics === null) {
    processMetrics = new Registry();
    collectDefaultMetrics({ register: processMetrics });
  }
  return processMetrics;
}

/** Metrics of one server. */
export function createMetrics(cuts: Cuts): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const process = ofProcess();
  let measured: Measured = { events: [], network: () => ({ received: 0, sent: 0 }), sightings: {} };

  const ticks = new Histogram({
    name: 'visavis_tick_seconds',
    help: 'How long the parts of a tick took, by their names; whole is all of it.',
    labelNames: ['event', 'part'],
    buckets: TICK_BUCKETS,
    registers,
  });
  const delays = new Histogram({
    name: 'visavis_dot_delay_seconds',
    help: 'From a scan or heard badge that was taken until the frames with it were sent.',
    labelNames: ['event'],
    buckets: DELAY_BUCKETS,
    registers,
  });
  const sent = new Counter({
    name: 'visavis_sent_bytes_total',
    help: 'Payload sent to phones and kiosks, by what it held.',
    labelNames: ['event', 'kind'],
    registers,
  });
  /** Each adds what was sent since the last time. */
  const counting: (() => void)[] = [];
  const refusals = new Counter({
    name: 'visavis_refusals_total',
    help: 'Commands that were refused, by refusal.',
    labelNames: ['event', 'refusal'],
    registers,
  });
  const calls = new Histogram({
    name: 'visavis_store_seconds',
    help: 'How long the calls of the store took.',
    labelNames: ['call'],
    buckets: STORE_BUCKETS,
    registers,
  });
  const failures = new Counter({
    name: 'visavis_store_failures_total',
    help: 'Calls of the store that failed; changes are tried again.',
    labelNames: ['call'],
    registers,
  });

  /** A gauge that is asked for, with one more label than the event. */
  const gauge = (
    name: string,
    help: string,
    label: string | null,
    values: (event: MeasuredEvent) => Readonly<Record<string, number | null>>,
  ): void => {
    new Gauge<string>({
      name,
      help,
      labelNames: label === null ? ['event'] : ['event', label],
      registers,
      collect() {
        this.reset();
        for (const event of measured.events) {
          for (const [key, value] of Object.entries(values(event))) {
            const labels = label === null ? { event: event.id } : { event: event.id, [label]: key };
            if (value !== null) this.set(labels, value);
          }
        }
      },
    });
  };
  /** A counter that is asked for. */
  const total = (
    name: string,
    help: string,
    labelNames: readonly string[],
    values: () => Iterable<readonly [Readonly<Record<string, string>>, number]>,
  ): void => {
    new Counter<string>({
      name,
      help,
      labelNames,
      registers,
      collect() {
        this.reset();
        for (const [labels, value] of values()) this.inc({ ...labels }, value);
      },
    });
  };
  const ofEvents = (values: (total: Stats['total']) => Readonly<Record<string, number>>, label: string | null) =>
    function* () {
      for (const event of measured.events) {
        for (const [key, value] of Object.entries(values(event.stats().total))) {
          yield [label === null ? { event: event.id } : { event: event.id, [label]: key }, value] as const;
        }
      }
    };

  gauge('visavis_attendees', 'Who has joined, simulated ones too, by availability.', 'availability', (event) => {
    const { closed, open, walking, talking } = event.stats();
    return { closed, open, walking, talking };
  });
  gauge('visavis_present', 'Who has joined and was heard of lately.', null, (event) => ({
    present: event.stats().present,
  }));
  gauge('visavis_connections', 'Connections by role.', 'role', (event) => event.connections());
  gauge('visavis_under_way', 'Proposals and meetings under way.', 'what', (event) => {
    const { proposals, meetings } = event.stats();
    return { proposals, meetings };
  });
  gauge('visavis_store_waiting', 'Changes that the store has not taken yet.', null, (event) => ({
    waiting: event.storeWaiting(),
  }));
  gauge('visavis_since_tick_seconds', 'How long ago the last tick ended.', null, (event) => {
    const since = event.sinceTick();
    return { since: since === null ? null : since / 1000 };
  });
  total(
    'visavis_joined_total',
    'Joins since the server started.',
    ['event'],
    ofEvents(({ joined }) => ({ joined }), null),
  );
  total(
    'visavis_proposals_total',
    'Proposals since the server started.',
    ['event'],
    ofEvents(({ proposals }) => ({ proposals }), null),
  );
  total(
    'visavis_meetings_total',
    'Meetings since the server started: begun, ended after its members had met, kept by all.',
    ['event', 'reached'],
    ofEvents(({ meetings, met, kept }) => ({ begun: meetings, met, kept }), 'reached'),
  );
  total('visavis_cuts_total', 'Connections and requests that were cut or turned away.', ['reason'], function* () {
    for (const [reason, count] of cuts.counts) yield [{ reason }, count] as const;
  });
  total('visavis_sightings_total', 'Reports of gateways, by what became of them.', ['outcome'], function* () {
    for (const [outcome, count] of Object.entries(measured.sightings)) yield [{ outcome }, count] as const;
  });
  total('visavis_network_bytes_total', 'Bytes of all connections, HTTP too.', ['direction'], function* () {
    for (const [direction, bytes] of Object.entries(measured.network())) yield [{ direction }, bytes] as const;
  });

  return {
    meterOf(event) {
      for (const refusal of REFUSALS) refusals.inc({ event, refusal }, 0);
      // Five times a second and phone: counted in plain numbers until somebody reads them.
      const bytes: Record<SentKind, number> = { notice: 0, floor: 0, own: 0, state: 0 };
      const kinds: readonly SentKind[] = ['notice', 'floor', 'own', 'state'];
      counting.push(() => {
        for (const kind of kinds) {
          sent.inc({ event, kind }, bytes[kind]);
          bytes[kind] = 0;
        }
      });
      return {
        ticked: (part, ms) => ticks.observe({ event, part }, ms / 1000),
        dotDelayed: (ms) => delays.observe({ event }, ms / 1000),
        sent(kind, more) {
          bytes[kind] += more;
        },
        refused: (refusal) => refusals.inc({ event, refusal }),
      };
    },
    store: {
      called(call, ms, ok) {
        calls.observe({ call }, ms / 1000);
        if (!ok) failures.inc({ call });
      },
    },
    measure(next) {
      measured = next;
    },
    async read() {
      for (const count of counting) count();
      const all = Registry.merge([registry, process]);
      return { type: all.contentType, text: await all.metrics() };
    },
  };
}
