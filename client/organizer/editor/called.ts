/** What a thing is called in lists and sentences. */
import { byId, type Ref } from '../../../shared/editing/draft.ts';
import { printedNumber } from '../../../shared/editing/signs.ts';
import { isolated } from '../../../shared/venue/isolated.ts';
import { textIn } from '../../../shared/venue/local-text.ts';
import type { LocalText, VenueFile } from '../../../shared/venue/venue-file.ts';
import { isWalkway } from '../../../shared/venue/walkway.ts';
import type { EditorWords } from '../../i18n/editor.ts';
import type { Language } from '../../i18n/language.ts';

const said = (name: LocalText | undefined, language: Language): string =>
  name === undefined || Object.keys(name).length === 0 ? '' : isolated(textIn(name, language));

/** A thing in words: "QR sign 4, the coffee bar"; '' when it is not there. */
export function calledThing(venue: VenueFile, { list, id }: Ref, words: EditorWords, language: Language): string {
  const both = (first: string, name: LocalText | undefined) => [first, said(name, language)].filter(Boolean).join(', ');
  switch (list) {
    case 'areas': {
      const area = byId(venue.areas, id);
      return area === undefined ? '' : both(words.area[area.kind], area.name);
    }
    case 'markers': {
      const marker = byId(venue.markers, id);
      if (marker === undefined) return '';
      return marker.kind === 'qr'
        ? both(`${words.sign} ${printedNumber(venue, id)}`, marker.name)
        : both(words.beacon, marker.name);
    }
    case 'meetingPoints': {
      const point = byId(venue.meetingPoints, id);
      return point === undefined ? '' : both(`Vis-à-vis ${point.number}`, point.name);
    }
    case 'landmarks': {
      const landmark = byId(venue.landmarks, id);
      return landmark === undefined ? '' : both(words.landmark[landmark.kind], landmark.name);
    }
    case 'places': {
      const place = byId(venue.places, id);
      return place === undefined
        ? ''
        : both([words.place[place.kind], place.number].filter(Boolean).join(' '), place.name);
    }
    case 'connections': {
      const connection = byId(venue.connections, id);
      if (connection === undefined) return '';
      return both(isWalkway(connection) ? words.walkway : words.connection[connection.kind], connection.name);
    }
    case 'obstacles': {
      const obstacle = byId(venue.obstacles, id);
      return obstacle === undefined ? '' : `${words.obstacle[obstacle.kind]} (${id})`;
    }
    case 'doors': {
      const door = byId(venue.doors, id);
      return door === undefined ? '' : `${words.door[door.kind]} (${id})`;
    }
    case 'walls':
      return byId(venue.walls, id) === undefined ? '' : `${words.thing.walls} (${id})`;
    case 'levels': {
      const level = byId(venue.levels, id);
      return level === undefined ? '' : said(level.name, language);
    }
  }
}

/** How many of each: "2 × Doors, 1 × Signs and beacons". */
export function counted(refs: readonly Ref[], words: EditorWords): string {
  const counts = new Map<Ref['list'], number>();
  for (const { list } of refs) counts.set(list, (counts.get(list) ?? 0) + 1);
  return [...counts].map(([list, count]) => words.counted(count, words.things[list])).join(', ');
}
