/** Venues over HTTP: the list, their drafts, publishing, and the pictures of plans. Behind the organizers' door. */
import express, { type Response, Router } from 'express';
import * as z from 'zod/mini';
import {
  LONGEST_DRAFT,
  LONGEST_PLAN,
  MOST_PLANS,
  PLAN_ID,
  PLAN_TYPES,
  type PlanType,
  VENUE_ID,
} from '../../shared/protocol/organizer.ts';
import { localText } from '../../shared/venue/venue-file.ts';
import { needs, onSlowLines } from '../doors/organizers.ts';
import { encode, sendBody } from '../operations/encodings.ts';
import type { Store } from '../store/port.ts';
import type { Drafts } from './drafts.ts';
import type { EventDesk } from './event-desk.ts';
import { isNameOf } from './typed-name.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

const newVenue = z.strictObject({
  name: localText.check(z.refine((texts) => Object.keys(texts).length > 0)),
  id: z.optional(z.string().check(z.regex(VENUE_ID))),
});
const typedName = z.strictObject({ name: z.string().check(z.maxLength(300)) });
const publishWish = z.strictObject({ revision: z.int().check(z.gte(0), z.lte(1e9)) });

const PUBLISHED = { published: 200, unchanged: 200, faulty: 422, busy: 409 } as const;

const notUnderstood = (response: Response) => void response.status(400).json({ error: 'not-understood' });
const notFound = (response: Response) => void response.status(404).json({ error: 'no such venue' });

/** A drawing: its root is the first that comes after a prologue, comments and a document type. */
const SVG = /^\uFEFF?(?:\s|<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>)*<svg[\s>]/i;

/** What a picture is by its first bytes; null: none that is kept. */
function typeOf(bytes: Buffer): PlanType | null {
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png';
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  return SVG.test(bytes.subarray(0, 4_096).toString('utf8')) ? 'image/svg+xml' : null;
}

export function draftRoutes(drafts: Drafts, desk: Pick<EventDesk, 'lists'>, store: Store): Router {
  const router = Router();
  const small = express.json({ strict: true, limit: '16kb' });

  router.post('/api/organizer/venues', needs('editor'), small, async (request, response) => {
    const wish = newVenue.safeParse(request.body);
    if (!wish.success) return notUnderstood(response);
    const made = await drafts.create(wish.data);
    if (typeof made === 'string') return void response.status(409).json({ error: made });
    response.status(201).json(made);
  });

  router.delete('/api/organizer/venues/:venue', needs('owner'), small, async (request, response) => {
    const wish = typedName.safeParse(request.body);
    if (!wish.success) return notUnderstood(response);
    const id = String(request.params.venue);
    const venue = (await drafts.list()).find((each) => each.id === id);
    if (venue === undefined) return notFound(response);
    if (!isNameOf(wish.data.name, venue.name)) return void response.status(409).json({ error: 'name' });
    if (venue.given || (await desk.lists()).has(id)) return void response.status(409).json({ error: 'in-use' });
    await drafts.erase(id);
    response.json({});
  });

  router.get('/api/organizer/venues/:venue/draft', needs('desk'), async (request, response) => {
    const json = await drafts.read(String(request.params.venue));
    if (json === null) return notFound(response);
    sendBody(request, response, await encode(JSON_TYPE, json, 4));
  });

  router.put(
    '/api/organizer/venues/:venue/draft',
    needs('editor'),
    onSlowLines,
    // Read beside the rooms: a large house would keep them waiting.
    express.text({ type: 'application/json', limit: LONGEST_DRAFT }),
    async (request, response) => {
      const body: unknown = request.body;
      if (typeof body !== 'string') return notUnderstood(response);
      const written = await drafts.write(String(request.params.venue), body);
      if (written === null) return notFound(response);
      if (written.outcome === 'not-understood') return notUnderstood(response);
      if (written.outcome === 'faulty') return void response.status(422).json({ faults: written.faults });
      if (written.outcome === 'conflict') return void response.status(409).json(written.conflict);
      response.json({ revision: written.revision });
    },
  );

  router.post('/api/organizer/venues/:venue/publish', needs('editor'), small, async (request, response) => {
    const wish = publishWish.safeParse(request.body);
    if (!wish.success) return notUnderstood(response);
    const published = await drafts.publish(String(request.params.venue), wish.data.revision);
    if (published === null) return notFound(response);
    response.status('error' in published ? 409 : PUBLISHED[published.outcome]).json(published);
  });

  const plan = '/api/organizer/venues/:venue/plans/:plan';
  router.get(plan, needs('desk'), async (request, response) => {
    const { venue, plan: id } = request.params;
    const found = await store.plan(String(venue), String(id));
    if (found === null) return notFound(response);
    // A drawing may carry a script: nothing in it runs, whoever opens it and however.
    response.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    response.set('Content-Type', found.type).send(Buffer.from(found.bytes));
  });
  router.put(
    plan,
    needs('editor'),
    onSlowLines,
    express.raw({ type: () => true, limit: LONGEST_PLAN }),
    async (request, response) => {
      const { venue, plan: id } = { venue: String(request.params.venue), plan: String(request.params.plan) };
      const bytes: unknown = request.body;
      const type = Buffer.isBuffer(bytes) ? typeOf(bytes) : null;
      if (!PLAN_ID.test(id) || !Buffer.isBuffer(bytes)) return notUnderstood(response);
      if (type === null) return void response.status(415).json({ error: 'type', types: PLAN_TYPES });
      if (!(await drafts.has(venue))) return notFound(response);
      const ids = await store.planIds(venue);
      if (!ids.includes(id) && ids.length >= MOST_PLANS) return void response.status(409).json({ error: 'too-many' });
      await store.putPlan({ venue, id, type, bytes });
      response.json({ type });
    },
  );
  router.delete(plan, needs('editor'), async (request, response) => {
    await store.erasePlan(String(request.params.venue), String(request.params.plan));
    response.json({});
  });
  return router;
}
