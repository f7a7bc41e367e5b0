/** Gateways that publish what they hear at a broker: MQTT 3.1.1, which every broker speaks. */
import { readFileSync } from 'node:fs';
import type { IClientOptions, MqttClient } from 'mqtt';
import type { Hearing } from '../../shared/positioning/gateways/hearing.ts';
import { readBytes, readPublished } from '../../shared/positioning/gateways/read-payload.ts';
import { LONGEST_REPORT } from '../operations/guard.ts';
import type { Logger } from '../room/ports.ts';
import type { Intake } from './intake.ts';
import { parsedJson } from './parsed-json.ts';

/** Where the broker is, and what is listened to there. */
export interface BrokerSettings {
  /** `mqtt:`, `mqtts:`, `ws:` or `wss:`. */
  readonly url: string;
  readonly user: string | null;
  readonly password: string | null;
  /** The file with the certificate that vouches for the broker's; null: those that the system trusts. */
  readonly authority: string | null;
  readonly topics: readonly string[];
}

export interface BrokerLine {
  close(): void;
}

/** How long to wait before a broker that is gone is tried again: twice as long each time, in milliseconds. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

const CONNECT_WITHIN_MS = 10_000;
/** A broker that says nothing for one and a half of these is gone. */
const KEEPALIVE_S = 20;

/** A topic with such an answer or a higher one is not listened to. */
const REFUSED = 0x80;

/** Why a broker did not let us in, where it says so by number. */
const ANSWERS: ReadonlyMap<unknown, string> = new Map([
  [4, 'it knows no such user and password'],
  [5, 'it does not let this user in'],
]);

/** Listen until closed. Resolves before the broker answers; that it is heard, or not, is logged. */
export async function listenToBroker(broker: BrokerSettings, intake: Intake, log: Logger): Promise<BrokerLine> {
  // Loaded only where there is a broker.
  const { connect } = await import('mqtt');
  const { url, user, password, authority, topics } = broker;
  const options: IClientOptions = {
    protocolVersion: 4,
    // Nothing is kept for us while we are away: where somebody was then is not asked any more.
    clean: true,
    connectTimeout: CONNECT_WITHIN_MS,
    keepalive: KEEPALIVE_S,
    // Coming back is our own affair: its library would try in even steps.
    reconnectPeriod: 0,
    ...(user === null ? {} : { username: user }),
    ...(password === null ? {} : { password }),
    ...(authority === null ? {} : { ca: readFileSync(authority) }),
  };
  let line: MqttClient | null = null;
  let waiting: NodeJS.Timeout | null = null;
  let pause = FIRST_PAUSE;
  let closed = false;

  const open = (): void => {
    const here = connect(url, options);
    line = here;
    let reason = '';
    let over = false;
    const giveUp = (): void => {
      if (over) return;
      over = true;
      here.end(true);
      if (closed) return;
      log.warn({ reason, again: Math.round(pause / 1000) }, 'the broker of the gateways is not heard');
      // Not all at the same moment, where many wait for one broker.
      waiting = setTimeout(open, pause * (0.8 + 0.4 * Math.random()));
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    };
    here.on('connect', () => {
      here.subscribe([...topics], { qos: 1 }, (_error, _topics, answer) => {
        const heard = (answer?.granted ?? []).filter((code) => typeof code === 'number' && code < REFUSED).length;
        if (heard === 0) {
          reason = 'it lets us listen to none of the topics';
          return giveUp();
        }
        pause = FIRST_PAUSE;
        // A user who may read some of the topics alone is as good: nobody has every kind of gateway.
        log.info({ topics: heard, refused: topics.length - heard }, 'the broker of the gateways is heard');
      });
    });
    here.on('message', (topic, payload, { retain, dup }) => {
      const hearings = payload.length > LONGEST_REPORT ? null : heardIn(payload, topic);
      if (hearings === null) return intake.malformed();
      // Kept or sent again by the broker: without a time of its own it says nothing of now.
      const isOld = retain || dup;
      intake.take(isOld ? hearings.filter(({ at }) => at !== null) : hearings);
    });
    here.on('error', (error) => {
      // Its words may hold the address that was given, with a password in it.
      reason = 'code' in error ? (ANSWERS.get(error.code) ?? String(error.code)) : error.name;
      giveUp();
    });
    here.on('close', giveUp);
  };

  open();
  return {
    close() {
      closed = true;
      if (waiting !== null) clearTimeout(waiting);
      line?.end(true);
    },
  };
}

function heardIn(payload: Uint8Array, topic: string): readonly Hearing[] | null {
  const heard = readBytes(payload);
  if (heard !== null) return heard;
  const json = parsedJson(payload);
  return json === undefined ? null : readPublished(json, topic.split('/'));
}
