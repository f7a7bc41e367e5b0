/** What this device remembers between pages: nothing but what its owner said, and the server's sealed words for it. */
import type { Profile, Show } from '../../shared/protocol/commands.ts';
import type { Card, Encounter } from '../../shared/protocol/notices.ts';
import type { Language } from '../i18n/language.ts';
import { fields, flag, list, number, oneOf, orNull, type Reader, text } from './reader.ts';

/** A meeting that can be kept, or has been. */
export interface KeepTicket {
  readonly meeting: string;
  readonly ticket: string;
  readonly until: number;
  readonly card: Card;
  /** `asked`: the question is open; `later`: put off, found among my encounters; `kept`: on my side. */
  readonly state: 'asked' | 'later' | 'kept';
}

/** Wanted to open but had to scan first: done by itself after the scan, if that comes soon. */
interface Wish {
  readonly minutes: 15 | 30 | 60;
  readonly show: Show;
  readonly at: number;
}

interface EventMemory {
  readonly profile: Profile | null;
  /** What let me in, where the door asks for a code; empty where it does not. */
  readonly admissionCode: string;
  readonly receipt: string | null;
  readonly open: { readonly until: number; readonly show: Show } | null;
  readonly wish: Wish | null;
  readonly keeps: readonly KeepTicket[];
  readonly encounters: readonly Encounter[];
}

interface PersonMemory {
  readonly secret: string | null;
  readonly language: Language | null;
}

const texts = list(text);
const show = oneOf('spot', 'area');
const ofProfile = {
  firstName: text,
  gives: texts,
  seeks: texts,
  giveLine: text,
  seekLine: text,
  languages: texts,
};
const eventMemory: Reader<EventMemory> = fields<EventMemory>({
  profile: orNull(fields<Profile>(ofProfile)),
  admissionCode: text,
  receipt: orNull(text),
  open: orNull(fields({ until: number, show })),
  wish: orNull(fields<Wish>({ minutes: oneOf(15, 30, 60), show, at: number })),
  keeps: list(
    fields<KeepTicket>({
      meeting: text,
      ticket: text,
      until: number,
      card: fields<Card>({ ...ofProfile, simulated: flag }),
      state: oneOf('asked', 'later', 'kept'),
    }),
  ),
  encounters: list(
    fields<Encounter>({
      id: text,
      firstName: text,
      give: text,
      gives: texts,
      reach: text,
      place: text,
      metAt: number,
      simulated: flag,
    }),
  ),
});
const personMemory: Reader<PersonMemory> = fields<PersonMemory>({
  secret: orNull(text),
  language: orNull(oneOf('en', 'fr')),
});

/** Where the device keeps strings: localStorage, or a Map where a browser allows none. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const PERSON_KEY = 'vis-a-vis';
const eventKey = (event: string): string => `vis-a-vis/${event}`;
const NOTHING: EventMemory = {
  profile: null,
  admissionCode: '',
  receipt: null,
  open: null,
  wish: null,
  keeps: [],
  encounters: [],
};

/** The device's memory for one event. What another version or another hand wrote there is forgotten, not trusted. */
export interface Device {
  person(): PersonMemory;
  rememberPerson(change: Partial<PersonMemory>): void;
  event(): EventMemory;
  remember(change: Partial<EventMemory>): void;
  /** All about me at this event is gone, and who I am too. */
  forget(): void;
}

export function createDevice(shelf: Shelf, event: string): Device {
  const read = <T>(key: string, reader: Reader<T>, otherwise: T): T => {
    try {
      return reader(JSON.parse(shelf.getItem(key) ?? 'null')) ?? otherwise;
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
