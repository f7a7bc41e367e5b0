/** What this device remembers between pages: nothing but what its owner said, and the server's sealed words for it. */
import type { Profile, Show } from '../../shared/protocol/commands.ts';
import type { Card, Encounter } from '../../shared/protocol/notices.ts';
import { NEEDS, type Need } from '../../shared/routing/needs.ts';
import type { Language } from '../i18n/language.ts';
import type { HeldTaps } from '../link/held.ts';
import { heldOnDevice } from './held-taps.ts';
import { fields, flag, list, number, oneOf, orNull, type Reader, text } from './reader.ts';
import { readFrom, type Shelf, writeTo } from './shelf.ts';

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
  /** Null: not known, perhaps the cookie knows; empty: I have left, and am nobody known. */
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

const PERSON_KEY = 'vis-a-vis';
/** Apart from who I am: what cannot be read of the one must not cost the other. */
const NEEDS_KEY = 'vis-a-vis/needs';
const ofNeeds = list(oneOf(...NEEDS));
const eventKey = (event: string): string => `vis-a-vis/${event}`;
/** Taps that wait for a line. */
export const heldKey = (event: string): string => `${eventKey(event)}/held`;
/** Which page of the device has the line of this event. */
export const lineKey = (event: string): string => `${eventKey(event)}/line`;
/** What is wanted while its owner looks for a sign. */
const wantedKey = (event: string): string => `${eventKey(event)}/wanted`;
const WANTED_MS = 5 * 60_000;
const ofWanted = orNull(fields<{ goal: string; at: number }>({ goal: text, at: number }));
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
  speak(language: Language): void;
  /** What I need of ways, at all events. */
  needs(): readonly Need[];
  setNeeds(needs: readonly Need[]): void;
  /**
   * Keep the secret that follows on `sent`. A tab that slept while another was given a later one changes nothing, nor
   * one whose owner has left meanwhile.
   */
  rememberSecret(secret: string, sent: string | null): void;
  event(): EventMemory;
  remember(change: Partial<EventMemory>): void;
  /** Whether there is something of another event here: a meeting that may still be kept, or one that was. */
  looksBackAt(event: string): boolean;
  /** All about me at this event is gone, and who I am too. */
  forget(): void;
  /** Where I want to go, while nobody knows where I am: for the page that my next scan opens, if that comes soon. */
  want(goal: string): void;
  /** What I wanted lately; told once. */
  wanted(): string | null;
  /** Taps that hold without a line. */
  readonly held: HeldTaps;
  /** The device goes on in this page. */
  takeLine(): void;
  /** Whether it does: no other page of it has taken the line since. */
  holdsLine(): boolean;
}

/**
 * @param page an id that no other page of this device has
 * @param now the device's own clock
 */
export function createDevice(shelf: Shelf, event: string, page = '', now = Date.now): Device {
  const person = (): PersonMemory => readFrom(shelf, PERSON_KEY, personMemory, { secret: null, language: null });
  const setPerson = (change: Partial<PersonMemory>): void => writeTo(shelf, PERSON_KEY, { ...person(), ...change });
  const ofEvent = (): EventMemory => readFrom(shelf, eventKey(event), eventMemory, NOTHING);
  const held = heldOnDevice(shelf, heldKey(event), now);
  return {
    person,
    speak: (language) => setPerson({ language }),
    needs: () => readFrom(shelf, NEEDS_KEY, ofNeeds, []),
    setNeeds: (needs) => writeTo(shelf, NEEDS_KEY, needs),
    rememberSecret(secret, sent) {
      const kept = person().secret;
      if (kept === sent || kept === null) setPerson({ secret });
    },
    event: ofEvent,
    looksBackAt(other) {
      const { keeps, encounters } = readFrom(shelf, eventKey(other), eventMemory, NOTHING);
      return encounters.length > 0 || keeps.some(({ until }) => until > now());
    },
    remember: (change) => writeTo(shelf, eventKey(event), { ...ofEvent(), ...change }),
    forget() {
      shelf.removeItem(eventKey(event));
      shelf.removeItem(NEEDS_KEY);
      shelf.removeItem(wantedKey(event));
      for (const { id } of held.list()) held.drop(id);
      setPerson({ secret: '' });
    },
    want: (goal) => writeTo(shelf, wantedKey(event), { goal, at: now() }),
    wanted() {
      const wanted = readFrom(shelf, wantedKey(event), ofWanted, null);
      shelf.removeItem(wantedKey(event));
      return wanted !== null && now() - wanted.at < WANTED_MS ? wanted.goal : null;
    },
    held,
    takeLine: () => writeTo(shelf, lineKey(event), page),
    holdsLine: () => readFrom(shelf, lineKey(event), text, page) === page,
  };
}
