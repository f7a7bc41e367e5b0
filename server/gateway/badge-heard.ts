import type { SystemCommand } from '../../shared/world/events.ts';

/** One gateway's report that it heard a badge. */
export type BadgeHeard = Extract<SystemCommand, { type: 'badge-heard' }>;
