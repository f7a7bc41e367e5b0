/** A venue's signs for those who print and hang them. */
import express, { type Response, Router } from 'express';
import * as z from 'zod/mini';
import type { DraftAnswer } from '../../shared/protocol/organizer.ts';
import type { NotPrinted, OrganizerHanging, OrganizerSigns } from '../../shared/protocol/pages.ts';
import { signNumbers } from '../../shared/venue/sign-numbers.ts';
import { endPass, givePass } from '../doors/helper-pass.ts';
import { keyId } from '../doors/keys.ts';
import { needs, organizerOf } from '../doors/organizers.ts';
import { addressFault } from '../operations/addresses.ts';
import { inThread } from '../operations/in-thread.ts';
import { nameOf } from '../pages/boot.ts';
import { FORMATS } from '../printing/print.ts';
import { languagesOf, signsOf } from '../printing/print-job.ts';
import { printInThread } from '../printing/print-thread.ts';
import { PRINT_LANGUAGES } from '../printing/print-words.ts';
import type { RunningEvent } from '../running-event.ts';
import { MOST_SIGNS } from '../venues/signage/suggest-signs.ts';
import type { Drafts } from './drafts.ts';
import type { HangingDesk } from './hanging.ts';

export interface SignsOptions {
  readonly events: readonly RunningEvent[];
  readonly publicUrl: () => string;
  /** Whether addresses to print are given out although they are not https, or this machine's own. */
  readonly allowInsecure: boolean;
  readonly hanging: HangingDesk;
  readonly drafts: Pick<Drafts, 'read'>;
  readonly now: () => number;
}

/** So many documents are made at a time: each has a thread. */
const MOST_AT_ONCE = 2;

/** A suggestion for a house of 60,000 m² takes ten seconds; in milliseconds. */
const LONGEST_SUGGESTING_MS = 120_000;

const small = express.json({ limit: '2kb', strict: true });

const venue = z.string().check(z.maxLength(60));
const tickWish = z.strictObject({ venue, marker: z.string().check(z.maxLength(80)), hangs: z.boolean() });
const helperWish = z.strictObject({ venue, helps: z.boolean() });
const suggestWish = z.strictObject({ venue, signs: z.int().check(z.gte(0), z.lte(MOST_SIGNS)) });

/** Whether it may be printed; the answer is given when it may not. */
export function mayPrint(
  response: Response,
  { publicUrl, allowInsecure }: Pick<SignsOptions, 'publicUrl' | 'allowInsecure'>,
): boolean {
  const error = addressFault(publicUrl());
  if (error === null || allowInsecure) return true;
  response.status(409).json({ error, publicUrl: publicUrl() } satisfies NotPrinted);
  return false;
}

/** The event of this venue, the first of all when none is said; null: none runs there. */
export const eventIn = (events: readonly RunningEvent[], venue: unknown): RunningEvent | null =>
  events.find((each) => each.venue.id === venue) ?? (venue === undefined ? events[0] : undefined) ?? null;

/**
 * GET /api/organizer/signs?venue=…: the signs with their signed addresses.
 * GET /api/organizer/signs/print?venue=…&format=…&only=all|tents&language=en,fr: them as a PDF, or of `svg` a zip; with
 * `page=…` one page as a drawing. What is printed is refused with 409 for an address that is not fit for it. 503: too many at once.
 * GET, POST {venue, marker, hangs} /api/organizer/signs/hanging: which signs hang. POST …/helper {venue, helps}: this browser
 * ticks off what it scans. POST …/suggest {venue, signs}: where that many more signs help most in the venue's draft, and the
 * draft's revision.
 */
export function signRoutes(options: SignsOptions): Router {
  const { events, publicUrl, hanging, drafts, now } = options;
  const router = Router();
  let printing = 0;
  let suggesting = 0;
  const noEvent = (response: Response) => void response.status(404).json({ error: 'no such event' });

  router.get('/api/organizer/signs', needs('desk'), (request, response) => {
    const event = eventIn(events, request.query.venue);
    if (event === null) return noEvent(response);
    if (!mayPrint(response, options)) return;
    const { venue, keys } = event;
    response.json({
      fault: addressFault(publicUrl()),
      key: keyId(keys.signs[0]),
      venue: venue.id,
      venueName: venue.name,
      languages: languagesOf(venue),
      signs: signsOf(venue, keys.signs, publicUrl()).map(({ level: _, at: __, ...sign }) => sign),
    } satisfies OrganizerSigns);
  });

  router.get('/api/organizer/signs/print', needs('desk'), async (request, response) => {
    const { query } = request;
    const event = eventIn(events, query.venue);
    if (event === null) return noEvent(response);
    const format = FORMATS.find((each) => each === query.format);
    const languages = typeof query.language === 'string' ? [...new Set(query.language.split(','))] : undefined;
    const page = query.page === undefined ? null : Number(query.page);
    const understood =
      format !== undefined &&
      (languages ?? []).every((language) => PRINT_LANGUAGES.includes(language)) &&
      (page === null || (Number.isInteger(page) && page > 0));
    if (!understood) return void response.status(400).json({ error: 'not-understood' });
    if (!mayPrint(response, options)) return;
    if (printing >= MOST_AT_ONCE) return void response.status(503).set('Retry-After', '3').json({ error: 'busy' });
    printing++;
    try {
      const { bytes, type, pages, missing } = await printInThread({
        venue: event.venue,
        keys: event.keys.signs,
        publicUrl: publicUrl(),
        trial: addressFault(publicUrl()),
        languages,
        format,
        only: query.only === 'tents' ? 'tents' : 'all',
        page,
        madeAt: now(),
      });
      if (bytes.length === 0) return void response.status(404).json({ error: 'nothing to print' });
      const ending = type === 'application/zip' ? 'zip' : 'pdf';
      if (page === null)
        response.set('Content-Disposition', `attachment; filename="${event.venue.id}-${format}.${ending}"`);
      response.set('X-Pages', String(pages)).set('X-Missing', encodeURIComponent(missing.join('')));
      response.type(type).end(bytes);
    } finally {
      printing--;
    }
  });
  router.get('/api/organizer/signs/hanging', needs('desk'), async (request, response) => {
    const event = eventIn(events, request.query.venue);
    if (event === null) return noEvent(response);
    response.json(await hangingOf(event));
  });

  /** Which signs hang, and what contradicts. */
  async function hangingOf(event: RunningEvent): Promise<OrganizerHanging> {
    const rows = new Map((await hanging.list(event.plan.id)).map((row) => [row.marker, row]));
    const numbers = signNumbers(event.venue);
    const signs = event.venue.markers.filter(({ kind }) => kind === 'qr');
    return {
      event: event.plan.id,
      signs: signs.map(({ id, name, level, meetingPoint }) => ({
        marker: id,
        number: numbers.get(id) ?? 0,
        name,
        levelName: nameOf(event.venue.levels, level),
        meetingPoint: event.venue.meetingPoints.find((point) => point.id === meetingPoint)?.number ?? null,
        hungAt: rows.get(id)?.hungAt ?? null,
        doubt: rows.get(id)?.doubt ?? null,
      })),
      contradictions: event.signDoubts
        .told()
        .map(({ markers, devices }) => ({ numbers: markers.map((id) => numbers.get(id) ?? 0), devices })),
    };
  }

  router.post('/api/organizer/signs/hanging', needs('desk'), small, async (request, response) => {
    const said = tickWish.safeParse(request.body);
    if (!said.success) return void response.status(400).json({ error: 'not-understood' });
    const event = eventIn(events, said.data.venue);
    const known = event?.venue.markers.some(({ id, kind }) => id === said.data.marker && kind === 'qr');
    if (event === null || known !== true) return void response.status(404).json({ error: 'no such sign' });
    if (said.data.hangs) await hanging.tick(event, said.data.marker, null);
    else await hanging.untick(event, said.data.marker);
    response.json(await hangingOf(event));
  });

  router.post('/api/organizer/signs/helper', needs('desk'), small, (request, response) => {
    const said = helperWish.safeParse(request.body);
    if (!said.success) return void response.status(400).json({ error: 'not-understood' });
    const event = eventIn(events, said.data.venue);
    if (event === null) return noEvent(response);
    const https = publicUrl().startsWith('https:');
    const who = { event: event.plan.id, organizer: organizerOf(request).id };
    if (said.data.helps) givePass(response, event.keys.seals, who, now(), https);
    else endPass(response, https);
    response.json({ helps: said.data.helps });
  });

  router.post('/api/organizer/signs/suggest', needs('editor'), small, async (request, response) => {
    const said = suggestWish.safeParse(request.body);
    if (!said.success) return void response.status(400).json({ error: 'not-understood' });
    const draft = await drafts.read(said.data.venue);
    if (draft === null) return void response.status(404).json({ error: 'no such venue' });
    if (suggesting >= MOST_AT_ONCE) return void response.status(503).set('Retry-After', '3').json({ error: 'busy' });
    suggesting++;
    try {
      const { draft: parts, revision }: DraftAnswer = JSON.parse(draft);
      const module = new URL('../venues/signage/suggest-worker.ts', import.meta.url);
      const wish = { venue: parts.venue, count: said.data.signs };
      response.json({ revision, suggestion: await inThread(module, wish, LONGEST_SUGGESTING_MS) });
    } finally {
      suggesting--;
    }
  });
  return router;
}
