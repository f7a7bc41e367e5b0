/** Ties the map to the phone's state: what is known goes in, what is looked at and tapped comes out. */
import { effect } from '@preact/signals';
import type { Place } from '../shared/geometry/point.ts';
import { distanceBetween } from '../shared/geometry/vector.ts';
import type { VenueFile } from '../shared/venue/venue-file.ts';
import type { VenueMap } from './map/index.ts';
import type { Phone } from './model/phone.ts';
import { topicName } from './panels/words.ts';

/** What the phone looks at, in metres. */
export interface Look {
  readonly level: string;
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

export interface WiredMap {
  setLevel(level: string): void;
  findMe(): void;
  setCardHeight(pixels: number): void;
  /** The venue has a new version: this map goes. */
  destroy(): void;
}

/** Room for the pills at the top and the rail at the right, in CSS pixels. */
const TOP = 68;
const RIGHT = 68;
/** On a wide screen the card stands at the left: its width and its gap, in CSS pixels (see phone.css). */
const WIDE_CARD = 444;
/** On the way the map is moved along when I have come so far. */
const FOLLOW_METRES = 6;

/** Loads Phaser and draws. The card has worked without it until now. */
export async function wireMap(
  phone: Phone,
  venue: VenueFile,
  parent: HTMLElement,
  cardHeight: number,
  onLook: (look: Look) => void,
): Promise<WiredMap> {
  const { createVenueMap } = await import('./map/index.ts');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const theme = (): 'light' | 'dark' => (dark.matches ? 'dark' : 'light');
  const { session, floor } = phone;

  const map: VenueMap = createVenueMap({
    parent,
    venue,
    language: phone.language.value,
    theme: theme(),
    reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
    onView: onLook,
    onDotTap: (dot) => {
      phone.sheet.value = { kind: 'person', dot };
    },
    onAreaTap: () => {},
    onLevel: (level) => {
      phone.level.value = level;
    },
    topicName: (topic) => topicName(phone, topic),
  });
  const gone = new AbortController();
  dark.addEventListener('change', () => map.setTheme(theme()), { signal: gone.signal });

  const wide = matchMedia('(min-width: 900px) and (min-height: 620px)');
  let height = cardHeight;
  const inset = (): void =>
    map.setInsets({ top: TOP, right: RIGHT, bottom: wide.matches ? 0 : height, left: wide.matches ? WIDE_CARD : 0 });
  inset();
  if (phone.level.value !== null) map.setLevel(phone.level.value);
  wide.addEventListener('change', inset, { signal: gone.signal });

  const stops: (() => void)[] = [];
  const keep = (act: () => void): void => void stops.push(effect(act));
  keep(() => map.setLanguage(phone.language.value));
  keep(() => {
    const { body } = floor.own.value;
    map.setMe(body);
  });
  keep(() => map.setPartner(floor.own.value.partner));
  keep(() => {
    const meeting = session.meeting.value;
    const route = meeting?.route;
    map.setRoute(route ? { level: route.level, line: route.line } : null);
    map.setSpot(meeting ? { ...meeting.spot } : null);
  });
  keep(() => {
    const { areas, density } = session.publicState.value;
    map.setCounts(areas, density);
  });
  // The model's queue is drained where it changes; the map queues again until its next frame.
  keep(() => {
    void floor.dots.value;
    map.floor(floor.drain());
  });

  const findMe = (): void => {
    const { body } = floor.own.value;
    if (body) map.focus(body);
  };
  // The map opens where I am first known to be, and goes along while I walk; else it stays where it was put.
  let followed: Place | null = null;
  keep(() => {
    const { body } = floor.own.value;
    if (!body) return;
    const walking = session.meeting.value?.phase === 'walking';
    const moved =
      followed === null ||
      (walking && (followed.level !== body.level || distanceBetween(followed, body) > FOLLOW_METRES));
    if (!moved) return;
    followed = body;
    map.focus(body);
  });

  return {
    setLevel(level) {
      phone.level.value = level;
      map.setLevel(level);
    },
    findMe,
    setCardHeight(pixels) {
      height = pixels;
      inset();
    },
    destroy() {
      gone.abort();
      for (const stop of stops) stop();
      map.destroy();
    },
  };
}
