/** What kiosks are told of their event while they stand there: how it reads, and whether it is open. */
import type { Milliseconds } from '../../shared/geometry/point.ts';
import type { Notice } from '../../shared/protocol/notices.ts';
import type { EventPlan } from '../../shared/venue/event-plan.ts';
import { type Opening, openingOf } from '../../shared/venue/opening.ts';
import { eventTexts } from './event-texts.ts';

type Tell = (notice: Notice) => void;

export class KioskNews<Client> {
  readonly #kiosks = new Map<Client, Tell>();
  readonly #now: () => Milliseconds;
  #plan: EventPlan;
  #opening: Opening;
  /** Asked at most once a second, since time zones are slow to compute. */
  #second: number;

  constructor(plan: EventPlan, now: () => Milliseconds) {
    this.#plan = plan;
    this.#now = now;
    this.#second = Math.floor(now() / 1000);
    this.#opening = openingOf(plan, now());
  }

  /** A kiosk has come; its page may be older than the last change. */
  join(client: Client, tell: Tell): void {
    this.#kiosks.set(client, tell);
    tell({ type: 'event', ...eventTexts(this.#plan) });
    tell({ type: 'hours', ...this.#opening });
  }

  leave(client: Client): void {
    this.#kiosks.delete(client);
  }

  /** Tell all of them what has changed. @param plan as it holds now */
  tick(plan: EventPlan): void {
    const second = Math.floor(this.#now() / 1000);
    const changed = plan !== this.#plan;
    if (second === this.#second && !changed) return;
    this.#second = second;
    this.#plan = plan;
    if (changed) this.#tell({ type: 'event', ...eventTexts(plan) });
    const opening = openingOf(plan, this.#now());
    if (opening.open === this.#opening.open && opening.opensAt === this.#opening.opensAt) return;
    this.#opening = opening;
    this.#tell({ type: 'hours', ...opening });
  }

  #tell(notice: Notice): void {
    for (const tell of this.#kiosks.values()) tell(notice);
  }
}
