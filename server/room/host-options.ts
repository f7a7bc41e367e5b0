/** What a host is made from, and the line to it that each person has. */
import type { Milliseconds, Rectangle } from '../../shared/geometry/point.ts';
import { boundsOf } from '../../shared/geometry/polygon.ts';
import { pointOf } from '../../shared/geometry/vector.ts';
import type { CommandEnvelope } from '../../shared/protocol/commands.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import type { Store } from '../store/port.ts';
import type { Meter } from './meter.ts';
import type { Badges, Logger, WorldPort } from './ports.ts';

export interface HostOptions {
  readonly world: WorldPort;
  readonly store: Store;
  readonly badges: Badges;
  readonly log: Logger;
  /** Measures nothing when not given. */
  readonly meter?: Meter;
  readonly clock: () => Milliseconds;
  /** Resolves when it is written down with which code this person came in; null, or not given: it is. */
  readonly unwritten?: (person: string) => Promise<void> | null;
  /** Is told of each sign that somebody has scanned. */
  readonly scanned?: (person: string, marker: string) => void;
  /** How to wait between tries at a failing store. */
  readonly pause: (ms: Milliseconds) => Promise<void>;
  readonly event: { readonly id: string; readonly encounterDays: number };
  readonly venue: HostVenue;
}

/** A version of the venue, as far as a host needs to know it. */
export interface HostVenue {
  readonly id: string;
  readonly hash: string;
  /** Ids of levels and areas in the order of the venue file. */
  readonly levels: readonly string[];
  readonly areas: readonly string[];
  /** How far each level's areas reach; a level that is not in it may reach anywhere. */
  readonly extents?: ReadonlyMap<string, Rectangle>;
}

/** What a host knows of this version of a venue file. */
export function hostVenue({ id, levels, areas }: VenueFile, hash: string): HostVenue {
  const extents = new Map<string, Rectangle>();
  for (const { level, polygon } of areas) {
    const area = boundsOf((polygon[0] ?? []).map(pointOf));
    const known = extents.get(level) ?? area;
    extents.set(level, {
      minX: Math.min(known.minX, area.minX),
      minY: Math.min(known.minY, area.minY),
      maxX: Math.max(known.maxX, area.maxX),
      maxY: Math.max(known.maxY, area.maxY),
    });
  }
  return { id, hash, levels: levels.map((level) => level.id), areas: areas.map((area) => area.id), extents };
}

/** One person's line to the host. */
export interface Connection {
  readonly person: string;
  /** Do what they ask; the answer comes as a `done` or `refused` notice. After another line took over: nothing. */
  command(envelope: CommandEnvelope): void;
  /** The line is gone. */
  disconnect(): void;
}
