/** A congress on one floor: a hall with stands, a foyer, a row of rooms; and gateways all over it. */
import { area, box, door, newSheet, obstacle, sheetWalls, text } from '../../../shared/venue/demo/drafting.ts';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';
import { VenueIndex } from '../../../shared/venue/venue-index.ts';

const [LENGTH, HALL, FOYER, ROOMS] = [160, 80, 20, 20] as const;
const ROOM = 20;

/** The floor without anything that hears. */
function bare(): VenueFile {
  const sheet = newSheet('0');
  area(sheet, 'hall', 'hall', text('Hall', 'Halle'), box(0, 0, LENGTH, HALL));
  area(sheet, 'foyer', 'foyer', text('Foyer', 'Foyer'), box(0, HALL, LENGTH, HALL + FOYER));
  for (let x = 0; x < LENGTH; x += ROOM) {
    const name = `Room ${x / ROOM + 1}`;
    area(sheet, `room-${x}`, 'talk-room', text(name, name), box(x, HALL + FOYER, x + ROOM, HALL + FOYER + ROOMS));
    door(sheet, [x + 9, HALL + FOYER], [x + 11, HALL + FOYER]);
    door(sheet, [x + 6, HALL], [x + 14, HALL], 'opening');
  }
  // Stands of 5 m by 4 m with aisles of 3 m and 4 m between them.
  for (let x = 4; x + 5 < LENGTH - 2; x += 8) {
    for (let y = 4; y + 4 < HALL - 2; y += 8) obstacle(sheet, 'counter', box(x, y, x + 5, y + 4));
  }
  return {
    format: 'vis-a-vis-venue',
    version: 1,
    id: 'congress-floor',
    name: text('Congress', 'Congrès'),
    levels: [{ id: '0', ordinal: 0, name: text('Ground floor', 'Rez-de-chaussée'), shortName: '0' }],
    areas: sheet.areas,
    walls: sheetWalls(sheet),
    obstacles: sheet.obstacles,
    doors: sheet.doors,
    connections: [],
    landmarks: [],
    meetingPoints: [],
    markers: [],
  };
}

/** The same floor, or another, with about so many gateways on each side of a lattice over every level's floor. */
export function withGateways(venue: VenueFile, wanted: number): VenueFile {
  const index = new VenueIndex(venue);
  const floors = venue.levels.flatMap(({ id }) => {
    const corners = venue.areas
      .filter(({ level, walkable }) => walkable && level === id)
      .flatMap((one) => one.polygon[0] ?? []);
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
    return corners.length === 0
      ? []
      : [{ id, minX: Math.min(...xs), minY: Math.min(...ys), maxX: Math.max(...xs), maxY: Math.max(...ys) }];
  });
  const places = (step: number) =>
    floors.flatMap(({ id: level, minX, minY, maxX, maxY }) => {
      const found: { level: string; at: [number, number]; area: string }[] = [];
      for (let x = minX + step / 2; x < maxX; x += step) {
        for (let y = minY + step / 2; y < maxY; y += step) {
          const here = index.areaAt({ level, x, y });
          if (here?.walkable) found.push({ level, at: [x, y], area: here.id });
        }
      }
      return found;
    });
  let step = 60;
  let found = places(step);
  while (found.length < wanted && step > 2) {
    step *= 0.97;
    found = places(step);
  }
  const beacons = found.slice(0, wanted).map(({ level, at, area: where }, i): VenueFile['markers'][number] => ({
    id: `gateway-${i}`,
    kind: 'beacon',
    level,
    at,
    standAt: at,
    area: where,
    name: { en: `Gateway ${i}` },
    radio: macOf(0xac233fc00000 + i),
  }));
  return { ...venue, markers: [...venue.markers.filter(({ kind }) => kind !== 'beacon'), ...beacons] };
}

/** An address of Bluetooth by its number. */
export const macOf = (number: number): string =>
  number
    .toString(16)
    .padStart(12, '0')
    .replace(/(..)(?!$)/g, '$1:');

export const congressFloor = (gateways: number): VenueFile => withGateways(bare(), gateways);
