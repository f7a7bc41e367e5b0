/** POST /api/sightings: what beacon gateways heard, one report or a list of them. */
import { Router } from 'express';
import * as z from 'zod/mini';
import { bearerDoor } from '../doors/bearer.ts';
import type { RunningEvent } from '../running-event.ts';

/** A report older than this says nothing about where somebody is now; in milliseconds. */
const OLDEST_REPORT = 60_000;

/** A gateway whose clock is ahead by more than this is not believed; in milliseconds. */
const CLOCK_AHEAD = 5_000;

/** Milliseconds since 1970, or a time of ISO 8601 with its zone. */
const instant = z.union([
  z.number().check(z.gte(0), z.lte(8.64e15)),
  z.pipe(
    z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/)),
    z.pipe(z.transform(Date.parse), z.number()),
  ),
]);

const report = z.strictObject({
  gateway: z.string().check(z.minLength(1), z.maxLength(120)),
  badge: z.string().check(z.minLength(1), z.maxLength(80)),
  /** dBm. */
  rssi: z.number().check(z.gte(-140), z.lte(30)),
  time: instant,
});

const body = z.union([report, z.array(report).check(z.maxLength(500))]);

/** How many reports were used, and why others were not. */
interface SightingsAnswer {
  readonly taken: number;
  /** No venue here has such a gateway. */
  readonly unknownGateway: number;
  readonly tooOld: number;
  readonly inTheFuture: number;
}

/** The route, behind the gateways' token. 400 names the first fault. */
export function sightingsRoute(events: readonly RunningEvent[], token: string | null, now: () => number): Router {
  const places = new Map<string, RunningEvent[]>();
  for (const event of events) {
    for (const marker of event.venue.markers) {
      if (marker.kind !== 'beacon') continue;
      const gateway = marker.radio ?? marker.id;
      places.set(gateway, [...(places.get(gateway) ?? []), event]);
    }
  }
  const router = Router();
  const door = bearerDoor(token, 'GATEWAY_TOKEN is not set, so no sighting is taken');
  router.post('/api/sightings', door, (request, response) => {
    const read = body.safeParse(request.body);
    if (!read.success) {
      const [issue] = read.error.issues;
      const where = issue?.path.length ? `${issue.path.join('.')}: ` : '';
      const error = `each report is {gateway, badge, rssi, time}; ${where}${issue?.message ?? 'not understood'}`;
      return void response.status(400).json({ error });
    }
    const reports = Array.isArray(read.data) ? read.data : [read.data];
    const answer = { taken: 0, unknownGateway: 0, tooOld: 0, inTheFuture: 0 };
    const time = now();
    for (const { gateway, badge, rssi, time: at } of reports) {
      const listeners = places.get(gateway);
      if (listeners === undefined) answer.unknownGateway += 1;
      else if (at < time - OLDEST_REPORT) answer.tooOld += 1;
      else if (at > time + CLOCK_AHEAD) answer.inTheFuture += 1;
      else {
        answer.taken += 1;
        for (const event of listeners) {
          event.heard({ type: 'badge-heard', badge, gateway, rssiDbm: rssi, at: Math.min(at, time) });
        }
      }
    }
    response.json(answer satisfies SightingsAnswer);
  });
  return router;
}
