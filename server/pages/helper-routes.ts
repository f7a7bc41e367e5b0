/** What a sign's address is to a helper who hangs signs: it ticks the sign off, and says where it belongs. */
import express, { type Request, type Response, Router } from 'express';
import { mayDo } from '../../shared/protocol/organizer.ts';
import { endPass, readPass } from '../doors/helper-pass.ts';
import type { Organizers } from '../doors/organizers.ts';
import { isSignGenuine } from '../doors/signs.ts';
import type { HangingDesk } from '../organizer/hanging.ts';
import { signsOf } from '../printing/print-job.ts';
import { signPlace } from '../printing/sign-place.ts';
import type { RunningEvent } from '../running-event.ts';
import { HELPER_SAYS, HELPER_STYLE, helperPage, helperThanks } from './helper-page.ts';
import { languageOf } from './language.ts';

interface HelperOptions {
  readonly events: readonly RunningEvent[];
  readonly organizers: Pick<Organizers, 'list'>;
  readonly hanging: HangingDesk;
  readonly publicUrl: () => string;
  readonly now: () => number;
}

const SIGN = '/v/:venue/:marker/:signature';

/** Passes on whatever no helper asks. */
export function helperRoutes({ events, organizers, hanging, publicUrl, now }: HelperOptions): Router {
  const router = Router();
  const https = () => publicUrl().startsWith('https:');

  /** The sign that a helper has before them, and whose helper they are; null for everybody else. */
  function helped(request: Request<{ venue: string; marker: string; signature: string }>) {
    const { venue, marker, signature } = request.params;
    const event = events.find((each) => each.venue.id === venue);
    if (event === undefined) return null;
    const pass = readPass(request, event.keys.seals, event.plan.id, now(), https());
    if (pass === null) return null;
    const good =
      pass.organizer === null || organizers.list().some(({ id, role }) => id === pass.organizer && mayDo(role, 'desk'));
    if (!good || !isSignGenuine(event.keys.signs, event.venue.id, marker, signature)) return null;
    const signs = signsOf(event.venue, event.keys.signs, publicUrl());
    const sign = signs.find((each) => each.marker === marker);
    return sign === undefined ? null : { event, sign, all: signs.length, helper: pass.organizer ?? '' };
  }

  async function show(request: Request, response: Response, found: NonNullable<ReturnType<typeof helped>>) {
    const { event, sign, all } = found;
    const rows = await hanging.list(event.plan.id);
    const language = languageOf(request.headers['accept-language']);
    const known = new Set(event.venue.markers.map(({ id }) => id));
    const html = helperPage(
      {
        sign,
        all,
        row: rows.find(({ marker }) => marker === sign.marker) ?? null,
        hanging: rows.filter(({ marker }) => known.has(marker)).length,
        plan: signPlace(event.venue, sign),
        path: new URL(sign.url).pathname,
      },
      language,
    );
    response.set('Cache-Control', 'no-store').vary('Accept-Language').vary('Cookie').type('html').send(html);
  }

  router.get(SIGN, async (request, response, next) => {
    const found = helped(request);
    if (found === null) return next();
    await hanging.tick(found.event, found.sign.marker, found.helper);
    return show(request, response, found);
  });

  router.post(SIGN, express.urlencoded({ extended: false, limit: '1kb' }), async (request, response, next) => {
    const found = helped(request);
    if (found === null) return next();
    const { event, sign } = found;
    const body: unknown = request.body;
    const said: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'say') : null;
    switch (HELPER_SAYS.find((each) => each === said)) {
      case undefined:
        return void response.status(400).json({ error: 'not-understood' });
      case 'right':
        await hanging.tick(event, sign.marker, null);
        break;
      case 'elsewhere':
        await hanging.doubt(event, sign.marker);
        break;
      case 'untick':
        await hanging.untick(event, sign.marker);
        break;
      case 'end':
        endPass(response, https());
        return void response.type('html').send(helperThanks(languageOf(request.headers['accept-language'])));
    }
    return show(request, response, found);
  });

  router.get('/helper.css', (_request, response) => void response.type('css').send(HELPER_STYLE));
  return router;
}
