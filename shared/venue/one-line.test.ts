import { expect, test } from 'vitest';
import { readEvent } from './check-event.ts';
import { checkVenue } from './check-venue.ts';
import { defaultEvent } from './demo/default-event.ts';
import { demoVenue } from './demo/demo-venue.ts';

const HOSTILE = ['two\nlines', 'red\u001b[31m', 'bell\u0007', 'a\r\nSet-Cookie: b', 'para\u2029graph', 'nul\u0000'];

test('TR 4 a name in a venue or event file is one line without control characters; else its place is told', () => {
  const venue = demoVenue();
  for (const name of HOSTILE) {
    const [first, ...others] = venue.areas;
    const { faults } = checkVenue({ ...venue, areas: [{ ...first, name: { en: name } }, ...others] });
    expect(faults).toEqual([{ path: 'areas[0].name.en', message: 'A name is one line without control characters.' }]);
    const read = readEvent({ name: { en: name } }, defaultEvent(venue.id));
    expect(read.faults).toEqual([{ path: 'name.en', message: 'A name is one line without control characters.' }]);
  }
});

test('TR 4 no fault of a file brings a control character of it to the terminal', () => {
  for (const word of HOSTILE) {
    const { faults } = checkVenue({ ...demoVenue(), [word]: 1 });
    expect(faults.length).toBeGreaterThan(0);
    for (const { path, message } of faults) expect(path + message).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
  }
});
