/** Ties the map to the phone's state: what is known goes in, what is looked at and tapped comes out. */
import { effect } from '@preact/signals';
import type { Place } from '../shared/geometry/point.ts';
import type { VenueFile } from '../shared/venue/venue-file.ts';
import { standingAt } from './asking/handed-way.ts';
import type { Look, MapCamera, VenueMap } from './map/index.ts';
import type { Phone } from './model/phone.ts';
import { topicName } from './panels/words.ts';

export interface WiredMap {
  setLevel(level: string): void;
  findMe(): void;
  setCardHeight(pixels: number): void;
  /** The venue has a new version: this map goes, and says how it was left. */
  destroy(): MapCamera;
}

/** Room for the pills at the top and the rail at the right, in CSS pixels. */
const TOP = 68;
const RIGHT = 68;
/** On a wide screen the card stands at the left: its width and its gap, in CSS pixels (see phone.css). */
const WIDE_CARD = 444;
/** Where I am, as far as is known: by the server's word, before that by the sign in the page's address. */
function placeNow({ boot, floor, handed }: Phone, venue: VenueFile): Place | null {
  return floor.own.value.body ?? standingAt(venue, boot.sign?.marker) ?? standingAt(venue, handed?.from);
}

/**
 * Loads Phaser and draws. The card has worked without it until now.
 * @param left how the map of the venue's version before was left
 */
export async function wireMap(
  phone: Phone,
  venue: VenueFile,
  parent: HTMLElement,
  cardHeight: number,
  onLook: (look: Look) => void,
  left: MapCamera | null = null,
): Promise<WiredMap> {
  const { createVenueMap } = await import('./map/index.ts');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const theme = (): 'light' | 'dark' => (dark.matches ? 'dark' : 'light');
  const { session, floor } = phone;

  const wide = matchMedia('(min-width: 900px) and (min-height: 620px)');
  let height = cardHeight;
  const insets = () => ({
    top: TOP,
    right: RIGHT,
    bottom: wide.matches ? 0 : height,
    left: wide.matches ? WIDE_CARD : 0,
  });

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
    onPlaceTap: (area, at) => {
      session.note.value = { kind: 'area', area, at };
    },
    onLevel: (level) => {
      phone.level.value = level;
    },
    insets: insets(),
    at: placeNow(phone, venue),
    left,
    topicName: (topic) => topicName(phone, topic),
  });
  const gone = new AbortController();
  dark.addEventListener('change', () => map.setTheme(theme()), { signal: gone.signal });
  const inset = (): void => map.setInsets(insets());
  wide.addEventListener('change', inset, { signal: gone.signal });

  const stops: (() => void)[] = [];
  const keep = (act: () => void): void => void stops.push(effect(act));
  keep(() => map.setLanguage(phone.language.value));
  keep(() => {
    const { body } = floor.own.value;
    const source = session.me.value?.place?.source;
    map.setMe(body && { ...body, isWord: source === 'own-word' || source === 'steps' });
  });
  keep(() => map.setPartner(floor.own.value.partner));
  keep(() => {
    const meeting = session.meeting.value;
    map.setWalking(meeting ? meeting.phase === 'walking' : phone.preview.value === null && session.way.value !== null);
    const asked = meeting ? null : (phone.preview.value ?? session.way.value);
    map.setRoute((meeting ?? asked)?.route ?? null);
    map.setSpot(meeting ? { ...meeting.spot } : asked?.goal ? { ...asked.goal, number: null } : null);
  });
  /** What is looked at before it is walked to: the end of the way, on its own level. */
  const showPreview = (): void => {
    const preview = phone.preview.value;
    const last = preview?.route?.legs.at(-1);
    if (preview)
      map.show([preview.goal, ...(last?.line ?? []).map((point) => ({ level: preview.goal.level, ...point }))]);
  };
  keep(showPreview);
  keep(() => {
    const { areas, density } = session.publicState.value;
    map.setCounts(areas, density);
  });
  // The model's queue is drained where it changes; the map queues again until its next frame.
  keep(() => {
    void floor.stirred.value;
    map.floor(floor.drain());
  });

  keep(() => map.setCrowds(floor.crowds.value));

  return {
    setLevel(level) {
      phone.level.value = level;
      map.setLevel(level);
    },
    findMe: () => map.findMe(),
    setCardHeight(pixels) {
      height = pixels;
      inset();
      showPreview();
    },
    destroy() {
      gone.abort();
      for (const stop of stops) stop();
      return map.destroy();
    },
  };
}
