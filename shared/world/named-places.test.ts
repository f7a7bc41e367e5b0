import { expect, test } from 'vitest';
import type { AreaKind, VenueArea } from '../venue/venue-file.ts';
import { demoHouse, MINUTE, Stage } from './fixture.ts';
import { replaceVenue } from './replace-venue.ts';
import { shownNow, visibleTo } from './visible-to.ts';

/** A stage on which the room "Swift", which one door alone leads out of, is what is said here. */
function stageWith(change: Partial<VenueArea>): { stage: Stage; sign: string } {
  const stage = new Stage();
  const { venue } = demoHouse();
  const swift = venue.areas.find(({ id }) => id === 'ground-swift');
  const sign = venue.markers.find(({ area, kind }) => kind === 'qr' && area === swift?.id)?.id;
  if (!swift || sign === undefined) throw new Error('the demo venue has a sign in Swift');
  const next = { ...venue, areas: venue.areas.map((area) => (area === swift ? { ...area, ...change } : area)) };
  replaceVenue(stage.world, next, demoHouse(), stage.now);
  return { stage, sign };
}
const placements = (stage: Stage) => shownNow(stage.world).map(({ placement }) => placement);

test('WO 66 nobody is shown as being in toilets, prayer, nursing or first aid, nor at their place there', () => {
  for (const kind of ['toilet', 'prayer', 'nursing', 'first-aid', 'stairs'] satisfies AreaKind[]) {
    const { stage, sign } = stageWith({ kind });
    stage.opens('ada', sign);
    expect(placements(stage)).toEqual([{ kind: 'area', area: 'ground-west-corridor' }]);
    // They themselves know where they are.
    expect(stage.last('ada', 'me')?.place?.area).toBe('ground-swift');
    expect(visibleTo(stage.world, 'ada').own.body).not.toBe(null);
  }
});

test('WO 66 who shows only the area is not named as being where one way alone leads out, unless the owner says so', () => {
  for (const [change, area] of [
    [{}, 'ground-west-corridor'],
    [{ meetings: 'always' }, 'ground-swift'],
  ] as const) {
    const { stage, sign } = stageWith(change);
    stage.opens('ada', sign);
    expect(placements(stage)[0]?.kind).toBe('spot');
    stage.do('ada', { type: 'open', minutes: 30, show: 'area' });
    expect(placements(stage)).toEqual([{ kind: 'area', area }]);
  }
});

test('WO 66 public counts of the former are told with the area around', () => {
  for (const [kind, area] of [
    ['prayer', 'ground-west-corridor'],
    ['talk-room', 'ground-swift'],
  ] as const) {
    const { stage, sign } = stageWith({ kind });
    const people = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const who of people) stage.opens(who, sign);
    stage.pass(MINUTE, people);
    expect(stage.world.counts.areas).toEqual([{ area, present: 6, open: 6 }]);
  }
});
