/** Tokens over HTTP: made and revoked by owners. Behind the organizers' door. */
import express, { Router } from 'express';
import * as z from 'zod/mini';
import { ROLES, type TokenList, type TokenMade } from '../../shared/protocol/organizer.ts';
import { needs, type Organizers, organizerOf } from '../doors/organizers.ts';

const newToken = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80), z.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u)),
  role: z.enum(ROLES),
});

/** @param publicUrl the address that the link of a new token begins with */
export function tokenRoutes(organizers: Organizers, publicUrl: () => string): Router {
  const router = Router();
  const listFor = (request: object): TokenList => {
    const own = organizerOf(request).id;
    const tokens = organizers.list().map(({ id, name, role, createdAt, lastDay }) => ({
      id,
      name,
      role,
      made: new Date(createdAt).toISOString().slice(0, 10),
      lastUsed: lastDay,
      own: id === own,
    }));
    return { tokens };
  };

  router.get('/api/organizer/tokens', needs('owner'), (request, response) => {
    response.json(listFor(request));
  });
  router.post('/api/organizer/tokens', needs('owner'), express.json({ limit: '16kb' }), async (request, response) => {
    const wish = newToken.safeParse(request.body);
    if (!wish.success) return void response.status(400).json({ error: 'not-understood' });
    const made = await organizers.make(wish.data.name, wish.data.role);
    if (made === null) return void response.status(409).json({ error: 'too-many' });
    const url = `${publicUrl()}/organizer#${new URLSearchParams({ token: made.token })}`;
    response.status(201).json({ ...listFor(request), url } satisfies TokenMade);
  });
  router.delete('/api/organizer/tokens/:token', needs('owner'), async (request, response) => {
    if (!(await organizers.revoke(String(request.params.token)))) {
      return void response.status(404).json({ error: 'no such token' });
    }
    response.json(listFor(request));
  });
  return router;
}
