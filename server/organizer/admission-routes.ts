/** Who may come in, as the organizer sees and changes it. Behind the organizer's door: mount it there. */
import express, { Router } from 'express';
import * as z from 'zod/mini';
import type { AdmissionWish, OrganizerAdmission } from '../../shared/protocol/pages.ts';
import { sharedCode } from '../../shared/venue/event-plan.ts';
import { needs } from '../doors/organizers.ts';
import type { RunningEvent } from '../running-event.ts';
import type { EventDesk } from './event-desk.ts';

/** Where a code that was changed is written into the event. */
type CodeDesk = Pick<EventDesk, 'codeChanged'>;

const admissionWish: z.ZodMiniType<AdmissionWish> = z.strictObject({
  event: z.string().check(z.maxLength(60)),
  wish: z.enum(['change', 'remove', 'free']),
  code: z.string().check(z.maxLength(100)),
});

function admissionOf({ plan, admission }: RunningEvent): OrganizerAdmission {
  return { event: plan.id, kind: plan.admission.kind, codes: admission.codes() };
}

/** What cannot be done; null: it is done. */
async function fulfil(event: RunningEvent, { wish, code }: AdmissionWish, desk: CodeDesk): Promise<string | null> {
  const { admission } = event;
  if (wish === 'change') {
    if (!sharedCode.safeParse(code).success) return 'code-not-fit';
    if (!(await admission.change(code))) return 'no-such-code';
    await desk.codeChanged(event.plan.id, code);
    return null;
  }
  // It is dead, or free, before this waits for the store; so whose it was is put out at once, too.
  const done = wish === 'remove' ? admission.remove(code) : admission.free(code);
  if (done === null) return 'no-such-code';
  if (done.holder !== null) event.putOut(done.holder);
  await done.durable;
  return null;
}

/** GET and POST /api/organizer/admission. 409: the wish does not fit the event's admission, or the code. */
export function admissionRoutes(events: readonly RunningEvent[], desk: CodeDesk): Router {
  const router = Router();
  router.get('/api/organizer/admission', needs('desk'), (request, response) => {
    const asked = request.query.event;
    const event = events.find(({ plan }) => plan.id === asked) ?? (asked === undefined ? events[0] : undefined);
    if (event === undefined) return void response.status(404).json({ error: 'no such event' });
    response.json(admissionOf(event));
  });
  router.post('/api/organizer/admission', needs('desk'), express.json({ strict: true }), async (request, response) => {
    const read = admissionWish.safeParse(request.body);
    if (!read.success) return void response.status(400).json({ error: 'not-understood' });
    const event = events.find(({ plan }) => plan.id === read.data.event);
    if (event === undefined) return void response.status(404).json({ error: 'no such event' });
    const error = await fulfil(event, read.data, desk);
    if (error !== null) return void response.status(409).json({ error });
    response.json(admissionOf(event));
  });
  return router;
}
