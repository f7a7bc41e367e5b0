/** POST /api/sightings: what beacon gateways heard, in any format that is known here. */
import express, { type RequestHandler, Router } from 'express';
import { readBytes, readDocument } from '../../shared/positioning/gateways/read-payload.ts';
import { bearerDoor } from '../doors/bearer.ts';
import type { Cuts } from '../operations/cuts.ts';
import { LONGEST_REPORT, SIGHTINGS_PATH } from '../operations/guard.ts';
import type { Intake } from './intake.ts';
import { readOwnReports } from './own-reports.ts';
import { parsedJson } from './parsed-json.ts';

/** The route, behind the gateways' token. 200 with what became of the reports; 400 names the first fault of our own format. */
export function sightingsRoute(intake: Intake, token: string | null, cuts: Cuts): Router {
  const router = Router();
  const door = bearerDoor(token, 'GATEWAY_TOKEN is not set, so no sighting is taken', cuts);
  // Whatever type it says: gateways call binary data JSON and JSON a form. It is read behind the door only.
  const body = express.raw({ type: () => true, limit: LONGEST_REPORT });
  router.post(SIGHTINGS_PATH, passwordAsToken, door, body, (request, response) => {
    const bytes: Uint8Array = Buffer.isBuffer(request.body) ? request.body : new Uint8Array();
    const read = readBytes(bytes);
    if (read !== null) return void response.json(intake.take(read));
    const json = parsedJson(bytes);
    const heard = json === undefined ? null : readDocument(json);
    if (heard !== null) return void response.json(intake.take(heard));
    const own = readOwnReports(json);
    if ('hearings' in own) return void response.json(intake.take(own.hearings));
    intake.malformed();
    response.status(400).json({ error: own.fault });
  });
  return router;
}

/** Some gateways know no tokens, but a user's name and password: the password is the token then, whatever the name. */
const passwordAsToken: RequestHandler = (request, _response, next) => {
  const [, pair] = /^Basic ([A-Za-z0-9+/=]{1,600})$/.exec(request.headers.authorization ?? '') ?? [];
  const [, password] = /^[^:]*:(.*)$/.exec(Buffer.from(pair ?? '', 'base64').toString()) ?? [];
  if (password !== undefined) request.headers.authorization = `Bearer ${password}`;
  next();
};
