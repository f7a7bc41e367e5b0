/** A calibration round, walked by an organizer with a badge or a phone. Behind the organizer's door: mount it there. */
import express, { type Request, type Response, Router } from 'express';
import * as z from 'zod/mini';
import { heardReadings } from '../../shared/protocol/commands.ts';
import type { CalibrationStep } from '../../shared/protocol/organizer.ts';
import { needs } from '../doors/organizers.ts';
import type { RunningEvent } from '../running-event.ts';

const metres = z.number().check(z.gte(-20_000), z.lte(20_000));
const step: z.ZodMiniType<CalibrationStep> = z.union([
  z.strictObject({ badge: z.nullable(z.string().check(z.maxLength(80))) }),
  z.strictObject({ readings: heardReadings }),
  z.strictObject({
    place: z.nullable(z.strictObject({ level: z.string().check(z.maxLength(80)), x: metres, y: metres })),
  }),
]);

/**
 * GET, POST and DELETE /api/organizer/events/:event/calibration: how the round stands; begin with a badge of the list or a
 * phone, say where one stands, or what the phone has heard; forget it. POST …/calibration/fit: what comes of it. 404: no such event, round or badge; 409: too little.
 */
export function calibrationRoutes(events: readonly RunningEvent[]): Router {
  const router = Router();
  const path = '/api/organizer/events/:event/calibration';
  const eventOf = (request: Request, response: Response): RunningEvent | null => {
    const event = events.find(({ plan }) => plan.id === request.params.event) ?? null;
    if (event === null) response.status(404).json({ error: 'no such event' });
    return event;
  };
  router.get(path, needs('editor'), (request, response) => {
    const event = eventOf(request, response);
    if (event) response.json({ round: event.calibration.state() });
  });
  router.post(path, needs('editor'), express.json({ strict: true }), (request, response) => {
    const read = step.safeParse(request.body);
    if (!read.success) return void response.status(400).json({ error: 'not-understood' });
    const event = eventOf(request, response);
    if (event === null) return;
    if ('badge' in read.data) {
      const { badge } = read.data;
      if (badge !== null && !event.plan.badges.includes(badge))
        return void response.status(404).json({ error: 'no such badge' });
      event.calibration.begin(badge);
    } else if ('readings' in read.data) event.calibration.heardByPhone(read.data.readings, event.venue);
    else event.calibration.stand(read.data.place);
    response.json({ round: event.calibration.state() });
  });
  router.post(`${path}/fit`, needs('editor'), (request, response) => {
    const event = eventOf(request, response);
    if (event === null) return;
    const result = event.calibration.fit(event.venue);
    if ('fault' in result) return void response.status(409).json({ error: 'too-little' });
    response.json({ radio: result.radio, check: result.check });
  });
  router.delete(path, needs('editor'), (request, response) => {
    const event = eventOf(request, response);
    if (event === null) return;
    event.calibration.end();
    response.json({ round: null });
  });
  return router;
}
