import type { EventTexts } from '../../shared/protocol/notices.ts';
import type { EventPlan } from '../../shared/venue/event-plan.ts';

/** How an event reads, as everybody may know it: never its codes or badges. */
export const eventTexts = ({ name, timeZone, hours, topics, admission, minimumAgeYears }: EventPlan): EventTexts => ({
  name,
  timeZone,
  hours,
  topics,
  admission: admission.kind === 'open' ? 'open' : 'code',
  minimumAgeYears,
});
