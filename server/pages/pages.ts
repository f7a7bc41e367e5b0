/** The pages' addresses: each answer says in HTML what it is, before any script has run. */
import { type Request, type Response, Router } from 'express';
import type { Boot } from '../../shared/protocol/pages.ts';
import type { LocalText } from '../../shared/venue/venue-file.ts';
import { type CodeDoor, openCodeDoor } from '../doors/code-door.ts';
import { readIdentity } from '../doors/identity-cookie.ts';
import type { Sessions } from '../doors/sessions.ts';
import { readCode } from '../doors/sign-codes.ts';
import type { AddressGate } from '../operations/address-limits.ts';
import { encode, sendBody } from '../operations/encodings.ts';
import type { RunningEvent } from '../running-event.ts';
import { bootOf, publicEvent, readKiosk, readSign } from './boot.ts';
import { firstWords, notFoundPage } from './first.ts';
import { renderPage } from './html.ts';
import { languageOf } from './language.ts';
import type { Templates } from './templates.ts';

const HTML = 'text/html; charset=utf-8';

/** A refused sign's or badge's status; its page says why. */
const REFUSED: Readonly<Record<NonNullable<Boot['signRefusal']>, number>> = {
  'sign-not-genuine': 403,
  'sign-unknown': 404,
  'sign-of-another-venue': 404,
  'code-changed': 410,
  'sign-code-wrong': 404,
  'sign-code-too-many-tries': 429,
  'badge-not-bound': 403,
};

export interface PagesOptions {
  readonly events: readonly RunningEvent[];
  /** Those that gave way to the next in their venue, and may be looked back at. */
  readonly past: readonly RunningEvent[];
  readonly sessions: Pick<Sessions, 'whose'>;
  readonly gate: Pick<AddressGate, 'addressOf'>;
  readonly templates: Templates;
  /** Known once the server listens. */
  readonly publicUrl: () => string;
  readonly now: () => number;
}

const queryText = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The routes of all pages. */
export function pageRoutes({ events, past, sessions, gate, templates, publicUrl, now }: PagesOptions): Router {
  const router = Router();
  const codes: CodeDoor = openCodeDoor(events, now);
  const at = (venue: string) => events.find((event) => event.venue.id === venue) ?? null;

  async function send(request: Request, response: Response, boot: Boot, signName: LocalText | null = null) {
    const language = languageOf(request.headers['accept-language']);
    const template = await templates.html(boot.page, request.originalUrl);
    const html = renderPage(template, language, firstWords(boot, signName, language), boot);
    response.set('Cache-Control', 'no-store').set('Content-Language', language).vary('Accept-Language');
    sendBody(request, response, await encode(HTML, html, 5));
  }

  router.get('/', (request, response) => {
    const [only] = events.length === 1 ? events : [];
    return send(request, response, bootOf('phone', only ?? null, events, now()));
  });

  router.get('/v/:venue', (request, response) => {
    const { venue } = request.params;
    const event = at(venue);
    const others = past.filter((each) => each.venue.id === venue);
    const asked = others.find(({ plan }) => plan.id === queryText(request.query.event));
    if (asked !== undefined) {
      const instead = event && publicEvent(event, now());
      return send(request, response, bootOf('phone', asked, events, now(), { instead }));
    }
    if (event === null) response.status(404);
    const before = others.map((each) => publicEvent(each, now()));
    return send(request, response, bootOf('phone', event, events, now(), { before }));
  });

  router.get('/v/:venue/:marker/:signature', (request, response) => {
    const { venue, marker, signature } = request.params;
    const event = at(venue);
    const reading = readSign(event, marker, signature, now());
    if (!reading.genuine) {
      response.status(REFUSED[reading.refusal]);
      return send(request, response, bootOf('phone', event, events, now(), { signRefusal: reading.refusal }));
    }
    return send(request, response, bootOf('phone', event, events, now(), { sign: reading.sign }), reading.name);
  });

  router.get('/v/:venue/badge/:badge/:secret', (request, response) => {
    const { venue, badge, secret } = request.params;
    const event = at(venue);
    if (event?.badges.check(badge, secret)) {
      return send(request, response, bootOf('phone', event, events, now(), { badge: { id: badge, secret } }));
    }
    response.status(REFUSED['badge-not-bound']);
    return send(request, response, bootOf('phone', event, events, now(), { signRefusal: 'badge-not-bound' }));
  });

  router.get('/kiosk/:venue', (request, response) => {
    const event = at(request.params.venue);
    if (event === null) {
      response.status(404);
      return send(request, response, bootOf('kiosk', null, events, now()));
    }
    const { marker, key, camera } = request.query;
    const kiosk = readKiosk(event, queryText(marker), queryText(key), camera === 'on', publicUrl());
    return send(request, response, bootOf('kiosk', event, events, now(), { kiosk }));
  });

  /** The code on a sign, typed: on to the sign's own address, as if it had been scanned. */
  async function takeCode(request: Request, response: Response, typed: string): Promise<void> {
    const cookie = readIdentity(request, publicUrl().startsWith('https:'));
    const person = cookie === null ? null : await sessions.whose(null, cookie);
    const found = codes.look(typed, { person, address: gate.addressOf(request) });
    if ('path' in found) return response.set('Cache-Control', 'no-store').redirect(303, found.path);
    const [only] = events.length === 1 ? events : [];
    response.status(REFUSED[found.refusal]);
    return send(request, response, bootOf('phone', only ?? null, events, now(), { signRefusal: found.refusal }));
  }
  router.get('/s', (request, response) => takeCode(request, response, queryText(request.query.code) ?? ''));
  router.get('/:code', (request, response, next) =>
    readCode(request.params.code) === null ? next() : takeCode(request, response, request.params.code),
  );

  router.get('/organizer', (request, response) => send(request, response, bootOf('organizer', null, events, now())));
  return router;
}

/** The answer for every other address. */
export function sendNotFound(request: Request, response: Response): void {
  const language = languageOf(request.headers['accept-language']);
  response.status(404).set('Cache-Control', 'no-store').vary('Accept-Language').type(HTML).send(notFoundPage(language));
}
