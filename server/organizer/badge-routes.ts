/** Badges as the desk hands them out and takes them back. Behind the organizer's door: mount it there. */
import express, { type Response, Router } from 'express';
import * as z from 'zod/mini';
import type { BadgeWish, OrganizerBadges } from '../../shared/protocol/pages.ts';
import { needs } from '../doors/organizers.ts';
import type { RunningEvent } from '../running-event.ts';
import { addressOfBadge } from './event-addresses.ts';
import { mayPrint } from './sign-routes.ts';

interface BadgeRoutesOptions {
  readonly events: readonly RunningEvent[];
  readonly publicUrl: () => string;
  readonly allowInsecure: boolean;
}

const badgeWish: z.ZodMiniType<BadgeWish> = z.strictObject({
  event: z.string().check(z.maxLength(60)),
  badge: z.string().check(z.maxLength(80)),
});

/**
 * GET /api/organizer/badges?event=… (the first, when not said) and POST to take one back: its binding ends, its holder is
 * told, and another address binds it. 404: no such event or badge; 409: the address is not fit to be handed out.
 */
export function badgeRoutes(options: BadgeRoutesOptions): Router {
  const { events, publicUrl } = options;
  const router = Router();

  async function answer(response: Response, event: RunningEvent): Promise<void> {
    const bound = await event.badges.bound();
    const badges = event.plan.badges.map((badge) => ({
      badge,
      url: addressOfBadge(event, publicUrl(), badge),
      bound: bound.has(badge),
    }));
    response.json({ event: event.plan.id, badges } satisfies OrganizerBadges);
  }

  router.get('/api/organizer/badges', needs('desk'), async (request, response) => {
    const asked = request.query.event;
    const event = events.find(({ plan }) => plan.id === asked) ?? (asked === undefined ? events[0] : undefined);
    if (event === undefined) return void response.status(404).json({ error: 'no such event' });
    if (mayPrint(response, options)) await answer(response, event);
  });
  router.post('/api/organizer/badges', needs('desk'), express.json({ strict: true }), async (request, response) => {
    const read = badgeWish.safeParse(request.body);
    if (!read.success) return void response.status(400).json({ error: 'not-understood' });
    const event = events.find(({ plan }) => plan.id === read.data.event);
    if (event === undefined) return void response.status(404).json({ error: 'no such event' });
    if (!mayPrint(response, options)) return;
    if (!(await event.badges.takeBack(read.data.badge))) {
      return void response.status(404).json({ error: 'no such badge' });
    }
    await answer(response, event);
  });
  return router;
}
