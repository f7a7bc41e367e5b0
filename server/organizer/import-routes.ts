/** Bringing buildings in over HTTP: see shared/protocol/imports.ts. Behind the organizers' door. */
import express, { type Response, Router } from 'express';
import * as z from 'zod/mini';
import { LONGEST_TAKE } from '../../shared/protocol/imports.ts';
import { LONGEST_IMPORT, VENUE_ID } from '../../shared/protocol/organizer.ts';
import { needs, onSlowLines } from '../doors/organizers.ts';
import type { ImportOptions } from '../venues/imported.ts';
import { askedLevels } from '../venues/levels-asked.ts';
import type { Imports } from './imports.ts';

const said = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most), z.regex(/^\P{Cc}*$/u));

const asked = z.object({
  file: said(200),
  into: z.optional(z.string().check(z.regex(VENUE_ID))),
  name: z.optional(said(200)),
  credit: z.optional(said(400)),
  level: z.optional(said(400)),
  restricted: z.optional(z.literal('1')),
  doors: z.optional(z.literal('1')),
  markers: z.optional(z.literal('none')),
});

const take = z.strictObject({
  take: z.string().check(z.maxLength(40)),
  revision: z.int().check(z.gte(0), z.lte(1e9)),
  theirs: z.array(z.string().check(z.maxLength(120))).check(z.maxLength(50_000)),
});

const optionsOf = ({ name, credit, level, restricted, doors, markers }: z.infer<typeof asked>): ImportOptions => ({
  markers: markers !== 'none',
  includeRestricted: restricted === '1',
  assumeDoors: doors === '1',
  ...(name === undefined ? {} : { name }),
  ...(credit === undefined ? {} : { credit }),
  ...(level === undefined ? {} : { levels: askedLevels(level) }),
});

const notUnderstood = (response: Response) => void response.status(400).json({ error: 'not-understood' });
const notFound = (response: Response) => void response.status(404).json({ error: 'no such venue' });

export function importRoutes(imports: Imports): Router {
  const router = Router();

  router.post(
    '/api/organizer/venues/import',
    needs('editor'),
    onSlowLines,
    express.raw({ type: () => true, limit: LONGEST_IMPORT }),
    async (request, response) => {
      const wish = asked.safeParse(request.query);
      const body: unknown = request.body;
      if (!wish.success || !Buffer.isBuffer(body)) return notUnderstood(response);
      const { file, into } = wish.data;
      const done = await imports.read({ bytes: body, name: file, options: optionsOf(wish.data), into: into ?? null });
      if (done === null) return notFound(response);
      if (done === 'busy' || done === 'too-many') return void response.status(409).json({ error: done });
      response.status('faults' in done ? 422 : 200).json(done);
    },
  );

  router.post(
    '/api/organizer/venues/:venue/import',
    needs('editor'),
    express.json({ strict: true, limit: LONGEST_TAKE }),
    async (request, response) => {
      const wish = take.safeParse(request.body);
      if (!wish.success) return notUnderstood(response);
      const done = await imports.take(String(request.params.venue), wish.data);
      if (done === 'busy' || done === 'gone') return void response.status(409).json({ error: done });
      response.status('faults' in done ? 422 : 'error' in done ? 409 : 200).json(done);
    },
  );
  return router;
}
