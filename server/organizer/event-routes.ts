/** Events over HTTP: made, changed, opened, closed, erased. Behind the organizers' door. */
import express, { type Response, Router } from 'express';
import * as z from 'zod/mini';
import { LONGEST_EVENT } from '../../shared/protocol/organizer.ts';
import { localText } from '../../shared/venue/venue-file.ts';
import { needs } from '../doors/organizers.ts';
import type { EventDesk } from './event-desk.ts';
import { isNameOf } from './typed-name.ts';

const newEvent = z.strictObject({
  venue: z.string().check(z.maxLength(60)),
  name: localText,
  timeZone: z.string().check(z.maxLength(80)),
  copyOf: z.optional(z.string().check(z.maxLength(60))),
});

/** Its fields are looked at one by one, so that each fault is told at its place. */
const eventWrite = z.strictObject({
  plan: z.strictObject({
    name: z.unknown(),
    timeZone: z.unknown(),
    hours: z.unknown(),
    topics: z.unknown(),
    admission: z.unknown(),
    // A page of before does not send it.
    firstCheckIn: z._default(z.unknown(), 'any'),
    minimumAgeYears: z.unknown(),
    encounterDays: z.unknown(),
    badges: z.unknown(),
  }),
});

const typedName = z.strictObject({ name: z.string().check(z.maxLength(300)) });

const notUnderstood = (response: Response) => void response.status(400).json({ error: 'not-understood' });
const notFound = (response: Response) => void response.status(404).json({ error: 'no such event' });

export function eventRoutes(desk: EventDesk): Router {
  const router = Router();
  const small = express.json({ strict: true, limit: '16kb' });
  const one = '/api/organizer/events/:event';
  const idOf = (params: Readonly<Record<string, string | string[] | undefined>>) => String(params.event);

  router.post('/api/organizer/events', needs('editor'), small, async (request, response) => {
    const wish = newEvent.safeParse(request.body);
    if (!wish.success) return notUnderstood(response);
    const made = await desk.create(wish.data);
    if (made === 'no-venue' || made === 'no-copy') return notFound(response);
    if (made === 'too-many') return void response.status(409).json({ error: made });
    response.status('faults' in made ? 422 : 201).json(made);
  });
  router.get(one, needs('desk'), async (request, response) => {
    const event = await desk.read(idOf(request.params));
    if (event === null) return notFound(response);
    response.json(event);
  });
  router.put(one, needs('editor'), express.json({ strict: true, limit: LONGEST_EVENT }), async (request, response) => {
    const wish = eventWrite.safeParse(request.body);
    if (!wish.success) return notUnderstood(response);
    const written = await desk.write(idOf(request.params), wish.data.plan);
    if (written === null) return notFound(response);
    response.status('faults' in written ? 422 : 200).json(written);
  });
  router.post(`${one}/open`, needs('editor'), async (request, response) => {
    const opened = await desk.open(idOf(request.params));
    if (opened === null) return notFound(response);
    response.status('error' in opened ? 409 : 200).json(opened);
  });
  router.post(`${one}/close`, needs('owner'), async (request, response) => {
    const closed = await desk.close(idOf(request.params));
    if (closed === null) return notFound(response);
    response.json(closed);
  });
  router.delete(one, needs('owner'), small, async (request, response) => {
    const wish = typedName.safeParse(request.body);
    if (!wish.success) return notUnderstood(response);
    const id = idOf(request.params);
    const event = await desk.read(id);
    if (event === null) return notFound(response);
    if (!isNameOf(wish.data.name, event.plan.name)) return void response.status(409).json({ error: 'name' });
    await desk.erase(id);
    response.json({});
  });
  return router;
}
