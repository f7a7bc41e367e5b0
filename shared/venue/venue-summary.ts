/** What is in a venue file, in figures. */
import type { VenueFile } from './venue-file.ts';

export interface VenueSummary {
  readonly id: string;
  readonly name: VenueFile['name'];
  /** From below. */
  readonly levels: readonly { readonly id: string; readonly name: VenueFile['name']; readonly areas: number }[];
  readonly areas: number;
  readonly namedAreas: number;
  readonly areasByKind: Readonly<Record<string, number>>;
  readonly walls: number;
  readonly obstacles: number;
  readonly doors: number;
  readonly doorsByKind: Readonly<Record<string, number>>;
  readonly connections: number;
  readonly connectionsByKind: Readonly<Record<string, number>>;
  readonly landmarks: number;
  readonly markers: number;
  readonly markersByKind: Readonly<Record<string, number>>;
  readonly meetingPoints: number;
}

function countByKind(things: readonly { readonly kind: string }[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { kind } of things) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}

export function summaryOf(venue: VenueFile): VenueSummary {
  return {
    id: venue.id,
    name: venue.name,
    levels: [...venue.levels]
      .sort((a, b) => a.ordinal - b.ordinal)
      .map(({ id, name }) => ({ id, name, areas: venue.areas.filter((area) => area.level === id).length })),
    areas: venue.areas.length,
    namedAreas: venue.areas.filter((area) => area.name !== undefined).length,
    areasByKind: countByKind(venue.areas),
    walls: venue.walls.length,
    obstacles: venue.obstacles.length,
    doors: venue.doors.length,
    doorsByKind: countByKind(venue.doors),
    connections: venue.connections.length,
    connectionsByKind: countByKind(venue.connections),
    landmarks: venue.landmarks.length,
    markers: venue.markers.length,
    markersByKind: countByKind(venue.markers),
    meetingPoints: venue.meetingPoints.length,
  };
}
