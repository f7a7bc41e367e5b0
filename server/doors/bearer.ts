/** Doors with one token: `Authorization: Bearer <token>`. */
import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Cuts } from '../operations/cuts.ts';
import { sameText } from './keys.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('base64url');

/**
 * Lets through who shows this token, compared in constant time; everybody else is answered 401.
 * @param token null: the door has no key, and nobody passes
 * @param closed what is said then
 * @param cuts counts who showed another one
 */
export function bearerDoor(token: string | null, closed: string, cuts: Cuts): RequestHandler {
  const expected = token === null ? null : hash(token);
  return (request, response, next) => {
    const [, shown = ''] = /^Bearer (.{1,300})$/.exec(request.headers.authorization ?? '') ?? [];
    if (expected !== null && sameText(hash(shown), expected)) return next();
    cuts.cut('wrong-key');
    response
      .status(401)
      .set('WWW-Authenticate', 'Bearer')
      .json({ error: expected === null ? closed : 'the token is missing or wrong' });
  };
}
