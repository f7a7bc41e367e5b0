/** What this device remembers between pages: nothing but what its owner said, and the server's sealed words for it. */
import * as z from 'zod/mini';
import type { Show } from '../../shared/protocol/commands.ts';
import type { Encounter } from '../../shared/protocol/notices.ts';

const text = z.string();
const texts = z.array(text);

const card = z.object({
  firstName: text,
  gives: texts,
  seeks: texts,
  giveLine: text,
  seekLine: text,
  languages: texts,
  simulated: z.boolean(),
});
const rememberedProfile = z.object({
  firstName: text,
  gives: texts,
  seeks: texts,
  giveLine: text,
  seekLine: text,
  languages: texts,
});
const show = z.enum(['spot', 'area']);
const keep = z.object({
  meeting: text,
  ticket: text,
  until: z.number(),
  card,
  /** The owner's word on it; `later` once they looked away from it. */
  state: z.enum(['asked', 'later', 'kept']),
});
const encounter = z.object({
  id: text,
  firstName: text,
  give: text,
  gives: texts,
  reach: text,
  place: text,
  metAt: z.number(),
  simulated: z.boolean(),
});
const eventMemory = z.object({
  profile: z.nullable(rememberedProfile),
  receipt: z.nullable(text),
  open: z.nullable(z.object({ until: z.number(), show })),
  /** Wanted to open but had to scan first: done by itself after the scan, if that comes soon. */
  wish: z.nullable(z.object({ minutes: z.literal([15, 30, 60]), show, at: z.number() })),
  keeps: z.array(keep),
  encounters: z.array(encounter),
});
const personMemory = z.object({ secret: z.nullable(text), language: z.nullable(z.enum(['en', 'fr'])) });

export type EventMemory = z.infer<typeof eventMemory>;
export type PersonMemory = z.infer<typeof personMemory>;
export type KeepTicket = z.infer<typeof keep>;
export type Wish = { readonly minutes: 15 | 30 | 60; readonly show: Show; readonly at: number };

/** Where the device keeps strings: localStorage, or a Map where a browser allows none. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const PERSON_KEY = 'vis-a-vis';
const eventKey = (event: string): string => `vis-a-vis/${event}`;
const NOTHING: EventMemory = { profile: null, receipt: null, open: null, wish: null, keeps: [], encounters: [] };

/** The device's memory for one event. What another version or another hand wrote there is forgotten, not trusted. */
export interface Device {
  person(): PersonMemory;
  rememberPerson(change: Partial<PersonMemory>): void;
  event(): EventMemory;
  remember(change: Partial<Omit<EventMemory, 'encounters'>> & { readonly encounters?: readonly Encounter[] }): void;
  /** All about me at this event is gone, and who I am too. */
  forget(): void;
}

export function createDevice(shelf: Shelf, event: string): Device {
  const read = <T>(key: string, schema: z.ZodMiniType<T>, otherwise: T): T => {
    try {
      const parsed = schema.safeParse(JSON.parse(shelf.getItem(key) ?? 'null'));
      return parsed.success ? parsed.data : otherwise;
    } catch {
      return otherwise;
    }
  };
  const write = (key: string, value: unknown): void => {
    try {
      shelf.setItem(key, JSON.stringify(value));
    } catch {
      // A full or forbidden shelf: the page works on, and only the next visit starts anew.
    }
  };
  const person = (): PersonMemory => read(PERSON_KEY, personMemory, { secret: null, language: null });
  const ofEvent = (): EventMemory => read(eventKey(event), eventMemory, NOTHING);
  return {
    person,
    rememberPerson: (change) => write(PERSON_KEY, { ...person(), ...change }),
    event: ofEvent,
    remember: (change) => write(eventKey(event), { ...ofEvent(), ...change }),
    forget() {
      const { language } = person();
      shelf.removeItem(eventKey(event));
      write(PERSON_KEY, { secret: null, language });
    },
  };
}
