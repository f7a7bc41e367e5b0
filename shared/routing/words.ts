/** A step of a way as a sentence, in English and French. */
import type { Metres } from '../geometry/point.ts';
import { isolated } from '../venue/isolated.ts';
import { textIn } from '../venue/local-text.ts';
import type { LocalText, VenueFile } from '../venue/venue-file.ts';
import { remarkWords } from './door-remarks.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import type { RouteStep, Side } from './route.ts';
import type { Goal, Named, Sentences } from './sentences.ts';

const sentencesOf = (language: string): Sentences => (language === 'fr' ? french : english);

/** A distance as people say it: by the metre up to 10, by two up to 20, by five up to 100, by ten above. */
export function roundedMetres(metres: Metres): Metres {
  const by = metres < 10 ? 1 : metres < 20 ? 2 : metres < 100 ? 5 : 10;
  return Math.max(1, Math.round(metres / by) * by);
}

/** Shorter than this is not told in metres. */
const FEW_STEPS: Metres = 2.5;

/** A length as a short text: "20 m", "a few steps". French where `language` is "fr", else English. */
export function distanceWords(metres: Metres, language: string): string {
  return metres < FEW_STEPS ? sentencesOf(language).few : `${roundedMetres(metres)} m`;
}

/** The name that a thing of the venue file has in the language; null when there is no such thing, or it has none. */
function nameOf(
  things: readonly { readonly id: string; readonly name?: LocalText | undefined }[],
  id: string | null,
  language: string,
): Named | null {
  const name = id === null ? undefined : things.find((thing) => thing.id === id)?.name;
  if (!name) return null;
  const text = textIn(name, language);
  return {
    text: isolated(language === 'fr' ? text.replaceAll("'", '’') : text),
    own: name[language] !== undefined,
  };
}

/** What a landmark is called, or a meeting point: by the number on its table tent. */
function landmarkName(id: string | null, venue: VenueFile, language: string): Named | null {
  const point = id === null ? undefined : venue.meetingPoints.find((known) => known.id === id);
  return point ? { text: `Vis-à-vis ${point.number}`, own: true } : nameOf(venue.landmarks, id, language);
}

/** What the connection of this step is called; null when neither it nor the landmark there has a name. */
function connectionName(step: RouteStep, venue: VenueFile, language: string): Named | null {
  const names = [
    nameOf(venue.connections, step.connection, language),
    nameOf(venue.landmarks, step.landmark, language),
  ];
  // "The lift at the bar" says more than "Lift 3 (stop 0)", which is how plans number them.
  const { article } = sentencesOf(language);
  return names.find((name) => name && article.test(name.text)) ?? names[0] ?? names[1] ?? null;
}

/** On which side what one arrives at or takes is; between two sides only what shows a direction may be. */
const plainSide = ({ side }: RouteStep): Side =>
  side === 'left' || side === 'right' || side === 'behind' ? side : 'ahead';

/** Which stairs or lift, up or down, and to which floor. The step after it tells where that is. */
function connectionWords(step: RouteStep, next: RouteStep | null, venue: VenueFile, language: string): string {
  const ordinalOf = (id: string) => venue.levels.find((level) => level.id === id)?.ordinal ?? 0;
  const reached = next?.level ?? step.level;
  const rise = ordinalOf(reached) - ordinalOf(step.level);
  const kind = venue.connections.find(({ id }) => id === step.connection)?.kind ?? 'stairs';
  const direction = rise > 0 ? 'up' : rise < 0 ? 'down' : 'across';
  const floor = nameOf(venue.levels, reached, language) ?? { text: reached, own: false };
  if (step.stays) return sentencesOf(language).stay(kind, direction, floor);
  return sentencesOf(language).take(kind, connectionName(step, venue, language), plainSide(step), direction, floor);
}

/** What a step on foot leads to. */
function goalOf(step: RouteStep, venue: VenueFile, language: string): Goal {
  const landmark = landmarkName(step.landmark, venue, language);
  const door = venue.doors.find(({ id }) => id === step.door);
  if (door) return { how: 'through', door: door.kind, beside: landmark };
  if (landmark) {
    if (step.side === null) return { how: 'to', name: landmark };
    return step.side === 'ahead' ? { how: 'toward', name: landmark } : { how: 'with', side: step.side, name: landmark };
  }
  const area = nameOf(venue.areas, step.area, language);
  if (area) {
    if (step.leaves) return { how: 'out', name: area };
    const kind = venue.areas.find(({ id }) => id === step.area)?.kind;
    if (kind === 'stand') return { how: 'to', name: area };
    return { how: kind === 'terrace' || kind === 'outside' ? 'onto' : 'into', name: area };
  }
  return null;
}

/**
 * One step as a sentence without its full stop, such as "Turn right and go to the coffee bar, 20 m". French where
 * `language` is "fr", else English. `next` is the step after it, or null: it tells where stairs and lifts lead.
 */
export function stepWords(step: RouteStep, next: RouteStep | null, venue: VenueFile, language: string): string {
  const remarks = (step.remarks ?? []).map((remark) => remarkWords(remark, language));
  return [plainWords(step, next, venue, language), ...remarks].join(language === 'fr' ? '\u00a0; ' : '; ');
}

/** The step without remarks. */
function plainWords(step: RouteStep, next: RouteStep | null, venue: VenueFile, language: string): string {
  const words = sentencesOf(language);
  switch (step.kind) {
    case 'connection':
      return connectionWords(step, next, venue, language);
    case 'arrive':
      return words.arrive(nameOf(venue.landmarks, step.landmark, language), plainSide(step));
    default: {
      const far = distanceWords(step.told ?? step.lengthMetres, language);
      return words.walk(step.kind, goalOf(step, venue, language), far, step.corner ?? null);
    }
  }
}
