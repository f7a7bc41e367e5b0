/** A venue's signs for those who print and hang them. */
import { type Response, Router } from 'express';
import type { NotPrinted, OrganizerSigns } from '../../shared/protocol/pages.ts';
import { keyId } from '../doors/keys.ts';
import { needs } from '../doors/organizers.ts';
import { addressFault } from '../operations/addresses.ts';
import { FORMATS } from '../printing/print.ts';
import { languagesOf, signsOf } from '../printing/print-job.ts';
import { printInThread } from '../printing/print-thread.ts';
import { PRINT_LANGUAGES } from '../printing/print-words.ts';
import type { RunningEvent } from '../running-event.ts';

export interface SignsOptions {
  readonly events: readonly RunningEvent[];
  readonly publicUrl: () => string;
  /** Whether addresses to print are given out although they are not https, or this machine's own. */
  readonly allowInsecure: boolean;
  readonly now: () => number;
}

/** So many documents are made at a time: each has a thread. */
const MOST_AT_ONCE = 2;

/** Whether it may be printed; the answer is given when it may not. */
export function mayPrint(
  response: Response,
  { publicUrl, allowInsecure }: Omit<SignsOptions, 'events' | 'now'>,
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
 * `page=…` one page as a drawing. What is printed is refused with 409 for an address that is not fit for it. 503: too many print at once.
 */
export function signRoutes(options: SignsOptions): Router {
  const { events, publicUrl, now } = options;
  const router = Router();
  let printing = 0;
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
  return router;
}
