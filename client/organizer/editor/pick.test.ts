import { expect, test } from 'vitest';
import { addArea } from '../../../shared/editing/areas.ts';
import { addDoor } from '../../../shared/editing/doors.ts';
import { addMarker } from '../../../shared/editing/signs.ts';
import { box, done, emptyDraft, seeded } from '../../../shared/editing/tiny-draft.ts';
import { pick, pickAll } from './pick.ts';

const chance = seeded(3);
let draft = done(addArea(emptyDraft(), { level: 'l0', kind: 'room', rings: [box(0, 0, 8, 6)] }, chance)).draft;
draft = done(addArea(draft, { level: 'l0', kind: 'bar', rings: [box(5, 4, 8, 6)] }, chance)).draft;
draft = done(addDoor(draft, { level: 'l0', at: { x: 4, y: 0 }, reach: 1 }, chance)).draft;
draft = done(addMarker(draft, { kind: 'qr', level: 'l0', at: { x: 1, y: 0 }, reach: 1 }, chance)).draft;
const lists = (x: number, y: number) => pickAll(draft.venue, 'l0', { x, y }, 0.3).map(({ list }) => list);

test('ED 22 a touch means small things before large ones', () => {
  expect(lists(1, 0.1).slice(0, 2)).toEqual(['markers', 'walls']);
  expect(lists(4, 0.1)[0]).toBe('doors');
  expect(lists(2.5, 0.1)[0]).toBe('walls');
  expect(lists(2.5, 3)).toEqual(['areas']);
  expect(lists(20, 3)).toEqual([]);
});

test('ED 22 touching again chooses what lies under it, and comes round', () => {
  const [bar, room] = pickAll(draft.venue, 'l0', { x: 6, y: 5 }, 0.3);
  expect([bar?.id, room?.id]).toEqual([draft.venue.areas[1]?.id, draft.venue.areas[0]?.id]);
  const at = { x: 6, y: 5 };
  expect(pick(draft.venue, 'l0', at, 0.3, bar ? [bar] : [])).toEqual(room);
  expect(pick(draft.venue, 'l0', at, 0.3, room ? [room] : [])).toEqual(bar);
  expect(pick(draft.venue, 'l0', { x: 30, y: 5 }, 0.3, [])).toBeNull();
});
