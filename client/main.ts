/** The phone page: config, link, model, panels, then the map. Wiring is here (and in wire-map.ts) and nowhere else. */
import { effect, signal } from '@preact/signals';
import { h, render } from 'preact';
import type { Need } from '../shared/routing/needs.ts';
import type { VenueFile } from '../shared/venue/venue-file.ts';
import { readHanded } from './asking/handed-way.ts';
import { openShelf, readBoot, reloadFor, reloadHelped, withoutWhich } from './boot.ts';
import { chooseLanguage } from './i18n/language.ts';
import { loadWords } from './i18n/load-words.ts';
import { createColyseusLink } from './link/colyseus-link.ts';
import type { Link } from './link/link.ts';
import { createActions } from './model/actions.ts';
import { bindOnArrival, rejoinWhenForgotten, scanOnArrival } from './model/arrival.ts';
import { createClock } from './model/clock.ts';
import { createDevice } from './model/device.ts';
import { createFloor } from './model/floor.ts';
import { createLooks } from './model/looks.ts';
import { createPart } from './model/part.ts';
import { createPhone } from './model/phone.ts';
import { createSession } from './model/session.ts';
import { followVenue } from './model/venue-version.ts';
import { Page } from './panels/page.tsx';
import { watchPage } from './presence.ts';
import { type WiredMap, wireMap } from './wire-map.ts';

const boot = readBoot();
const { event } = boot;
const device = createDevice(openShelf(), event?.id ?? '', Math.random().toString(36));
const clock = createClock(Date.now);
const session = createSession(device, clock, boot.venueHash, event ?? undefined);
const handed = readHanded(location.hash);
// A way that was handed over is walked as it was asked for.
const needs = signal<readonly Need[]>(handed && handed.needs.length > 0 ? handed.needs : device.needs());
let link: Link | null = null;
let map: WiredMap | null = null;
let cardHeight = 0;

const looks = createLooks((look) => void link?.send({ type: 'look', ...look }));
const floor = createFloor(looks.again);
const language = device.person().language ?? chooseLanguage(navigator.languages);
// A closed event lets in who may still keep something; all others ask again until it opens.
if (event) link = connect(event.id);
/** On in this page, whichever the person was in before. */
const resume = (): void => {
  device.takeLine();
  link?.resume();
};

const phone = createPhone({
  boot,
  handed,
  needs,
  device,
  clock,
  session,
  floor,
  language,
  words: await withoutWhich(loadWords(language)),
});
const actions = createActions(phone, {
  send: (command) => link?.send(command) ?? Promise.resolve({ ok: false, refusal: 'offline' }),
  renew: () => link?.renew(),
});

function connect(eventId: string): Link {
  device.takeLine();
  return createColyseusLink({
    endpoint: location.origin,
    event: eventId,
    role: 'phone',
    secret: () => device.person().secret,
    onSecret: device.rememberSecret,
    held: device.held,
    holdsLine: device.holdsLine,
    onMissing: () => reloadFor('part'),
    hello: () => {
      const { profile, receipt, open } = device.event();
      const spoken = device.person().language ?? language;
      return { type: 'hello', profile, receipt, open, language: spoken, needs: [...needs.value] };
    },
    listener: {
      notice: session.hear,
      floor: floor.floor,
      own: floor.ownFrame,
      publicState: (state) => {
        session.publicState.value = state;
      },
      line: (line) => {
        session.line.value = line;
        if (line === 'connected') {
          floor.reset();
          reloadHelped('version');
        } else {
          session.keeping.value = null;
          session.standing.value = 'unsaid';
        }
        if (line === 'connected') looks.again();
        if (line === 'other-version') reloadFor('version');
      },
    },
  });
}

/** The level that a house is entered on, as far as the file says. */
function groundOf(venue: VenueFile): string | null {
  return (venue.levels.find((level) => level.ordinal === 0) ?? venue.levels[0])?.id ?? null;
}

/** The venue file by its hash: the browser keeps it for good. */
async function fetchVenue(venue: string, hash: string): Promise<VenueFile> {
  const response = await fetch(`/venues/${venue}/${hash}.json`);
  if (!response.ok) throw new Error(`the venue file was answered with ${response.status}`);
  return response.json();
}

/** This version of the venue holds: in words at once, and a new map takes the old one's place. */
async function useVenue(file: VenueFile, hash: string): Promise<void> {
  const left = map?.destroy() ?? null;
  map = null;
  phone.venue.value = file;
  if (!file.levels.some(({ id }) => id === phone.level.value))
    phone.level.value = session.me.value?.place?.level ?? groundOf(file);
  floor.setVenue(file, hash);
  const parent = document.getElementById('map');
  if (!parent) return;
  const height = cardHeight;
  const wired = await wireMap(phone, file, parent, height, looks.at, left);
  // A still newer one may have come meanwhile.
  if (phone.venue.value !== file) {
    wired.destroy();
    return;
  }
  map = wired;
  // The card may have grown while the map was fetched.
  if (cardHeight !== height) wired.setCardHeight(cardHeight);
}

if (boot.signRefusal) session.note.value = { kind: 'refusal', refusal: boot.signRefusal };
const later = createPart(() => import('./panels/later.tsx'));
const asking = createPart(() => import('./panels/asking.tsx'));
const scanning = createPart(() => import('./panels/scanning.tsx'));
const root = document.getElementById('phone');
if (root) {
  root.replaceChildren();
  render(
    h(Page, {
      phone,
      actions,
      later,
      asking,
      scanning,
      onResume: resume,
      onStale: () => reloadFor('part'),
      onLevel: (level) => map?.setLevel(level),
      onFindMe: () => map?.findMe(),
      onCardHeight: (pixels) => {
        cardHeight = pixels;
        map?.setCardHeight(pixels);
      },
    }),
    root,
  );
}

effect(() => {
  document.documentElement.lang = phone.language.value;
});
setInterval(() => {
  clock.tick();
  floor.settle();
}, 1000);
// The line first, for the first card needs it; a line that finds no server leaves the network to the other cards.
effect(() => {
  if (session.line.value !== 'connecting') later.fetch();
  if (later.there.value) reloadHelped('part');
});

if (event) {
  if (link) watchPage(link, device, event.id, resume);
  const forgetAddress = (): void => history.replaceState(null, '', `/v/${event.venue}`);
  rejoinWhenForgotten(phone, actions);
  scanOnArrival(phone, actions, forgetAddress);
  bindOnArrival(phone, actions, forgetAddress);
  followVenue({ session, floor, fetch: (hash) => fetchVenue(event.venue, hash), use: useVenue });
}
