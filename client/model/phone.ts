/** The phone page's state in one place: what the server said, what the device remembers, what was tapped. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Place } from '../../shared/geometry/point.ts';
import type { CommandType } from '../../shared/protocol/commands.ts';
import type { OwnRoute } from '../../shared/protocol/notices.ts';
import type { Boot, PublicEvent } from '../../shared/protocol/pages.ts';
import type { Need } from '../../shared/routing/needs.ts';
import { textIn } from '../../shared/venue/local-text.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import type { HandedWay } from '../asking/handed-way.ts';
import type { Words } from '../i18n/en.ts';
import type { Language } from '../i18n/language.ts';
import { printed } from '../i18n/names.ts';
import { type CardView, isForScan, type Sheet, whichCard } from './card.ts';
import type { Clock } from './clock.ts';
import type { Device } from './device.ts';
import type { FloorModel } from './floor.ts';
import { openNear } from './nearby.ts';
import { namePlaces, type Places } from './places.ts';
import type { Session } from './session.ts';

interface Preview {
  readonly goal: Place;
  readonly route: OwnRoute | null;
}

export interface Phone {
  readonly boot: Boot;
  /** As organizers have left it; a signal is behind it. */
  readonly event: PublicEvent | null;
  readonly device: Device;
  readonly clock: Clock;
  readonly session: Session;
  readonly floor: FloorModel;
  readonly venue: Signal<VenueFile | null>;
  /** Changed together with its words. */
  readonly language: Signal<Language>;
  readonly words: Signal<Words>;
  readonly places: ReadonlySignal<Places>;
  readonly sheet: Signal<Sheet | null>;
  readonly view: ReadonlySignal<CardView>;
  /** What I need of ways. */
  readonly needs: Signal<readonly Need[]>;
  /** A way that a kiosk handed over with the page's address. */
  readonly handed: HandedWay | null;
  /** What I look at before I walk there, for the map to show: where it is, and the way. */
  readonly preview: Signal<Preview | null>;
  /** The command that is under way, so that its button waits. */
  readonly busy: Signal<CommandType | null>;
  /** The level that the map shows. */
  readonly level: Signal<string | null>;
  /** Open people near me, from public numbers: null when nothing is told. */
  readonly nearby: ReadonlySignal<number | null>;
  /** Where I am in words: by the server's word, before that by the sign's own. */
  readonly here: ReadonlySignal<string | null>;
}

export interface PhoneParts {
  /** What I need of ways, as it is said with every hello. */
  readonly needs?: Signal<readonly Need[]>;
  readonly handed?: HandedWay | null;
  readonly boot: Boot;
  readonly device: Device;
  readonly clock: Clock;
  readonly session: Session;
  readonly floor: FloorModel;
  readonly language: Language;
  readonly words: Words;
}

export function createPhone({
  boot,
  device,
  clock,
  session,
  floor,
  handed = null,
  needs = signal<readonly Need[]>([]),
  language: first,
  words: firstWords,
}: PhoneParts): Phone {
  const venue = signal<VenueFile | null>(null);
  const language = signal(first);
  const words = signal(firstWords);
  const places = computed(() => namePlaces(venue.value, language.value));
  // Handed over by a kiosk, or wanted before this sign was scanned.
  const goal = handed?.to ?? (boot.sign ? device.wanted() : null);
  const sheet = signal<Sheet | null>(goal === null ? null : { kind: 'goal', goal });
  // What was said on one card is not said on the next.
  effect(() => {
    void sheet.value;
    session.note.value = null;
  });
  // A sign that was wanted has been scanned, perhaps on another page of this person.
  const confirmedAt = computed(() => session.me.value?.place?.confirmedAt ?? null);
  effect(() => {
    if (confirmedAt.value !== null && isForScan(sheet.peek())) sheet.value = null;
  });
  // Who looks through the camera is to see what has a clock.
  const between = computed(() => session.meeting.value?.id ?? session.proposal.value?.id ?? null);
  effect(() => {
    const over = sheet.peek()?.kind;
    if (between.value !== null && (over === 'camera' || over === 'my-code')) sheet.value = null;
  });
  // What the page came with is the older word: it holds only until the room has told its own numbers.
  const untold = session.publicState.peek();
  const nearby = computed(() => {
    const told = session.publicState.value;
    if (told === untold) return boot.sign?.openNearby ?? null;
    return openNear(told.areas, session.me.value?.place?.area ?? null, places.value.levelOfArea);
  });
  const here = computed(() => {
    const place = session.me.value?.place;
    if (place) {
      const sign = place.marker === null ? null : places.value.marker(place.marker);
      const name = sign ?? places.value.area(place.area);
      if (name) return name;
    }
    const sign = boot.sign?.areaName;
    return sign ? printed(textIn(sign, language.value), language.value) : null;
  });
  const event = computed(() => boot.event && { ...boot.event, ...session.texts.value });
  const view = computed(() =>
    whichCard({
      event: boot.event,
      someEvents: boot.events.length > 0,
      open: session.hours.value.open,
      line: session.line.value,
      joined: session.profile.value !== null,
      me: session.me.value,
      proposal: session.proposal.value,
      meeting: session.meeting.value,
      way: session.way.value !== null,
      keeps: session.keeps.value,
      sheet: sheet.value,
      now: clock.now.value,
    }),
  );
  return {
    boot,
    get event() {
      return event.value;
    },
    device,
    clock,
    session,
    floor,
    venue,
    language,
    words,
    places,
    sheet,
    view,
    needs,
    handed,
    preview: signal<Preview | null>(null),
    busy: signal<CommandType | null>(null),
    level: signal<string | null>(null),
    nearby,
    here,
  };
}
