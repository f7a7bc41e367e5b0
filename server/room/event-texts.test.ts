import { expect, test } from 'vitest';
import { defaultEvent } from '../../shared/venue/demo/default-event.ts';
import { ADA, StagedEvent } from './staged-event.ts';

const plan = defaultEvent('heron-house');
const changed = {
  ...plan,
  name: { en: 'Autumn Days', fr: 'Journées d’automne' },
  topics: [{ id: 'bees', name: { en: 'Bees', fr: 'Abeilles' } }],
  admission: { kind: 'code', code: 'heron-2026' },
} as const;

test('CL 190 whoever is inside hears how the event reads when it was changed, and so does who comes later; never a code', async () => {
  const stage = await new StagedEvent().open();
  const ada = await stage.opens('ada', ADA, stage.sign(0));
  expect(ada.last('event')).toBeUndefined();
  stage.host.replaceEvent({ ...changed, topics: [...changed.topics] });
  const { name, topics } = changed;
  const { timeZone, hours, minimumAgeYears } = plan;
  const told = { type: 'event', name, topics, timeZone, hours, minimumAgeYears, admission: 'code' };
  expect(ada.last('event')).toEqual(told);
  expect((await stage.comes('cleo')).last('event')).toEqual(told);
});
