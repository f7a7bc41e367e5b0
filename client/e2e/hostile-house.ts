import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultEvent } from '../../shared/venue/demo/default-event.ts';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';

/** A name of 40 and a line of 120 characters that try what a text can do to a page; each is taken as it is. */
export const HOSTILE_PEOPLE = {
  html: {
    name: '<img src=x onerror=ran()>',
    line: `"><script>ran()</script><svg/onload=ran()>{{7*7}}\${ran()}%s%n &lt;b&gt;`,
  },
  rightToLeft: { name: 'שירה 3 (אל', line: 'אני נותנת 12 שיעורים, ואז עוד 3!' },
  long: { name: 'W'.repeat(40), line: 'W'.repeat(120) },
  wide: { name: '﷽'.repeat(40), line: '𒐫༼ངྒྷྲྀ༽﷽'.repeat(9) },
  zalgo: {
    name: 'Z\u0335\u0322\u0353\u0301a\u0336\u0327\u0354\u0302l\u0337\u0321\u0355\u0303go'.normalize('NFC'),
    line: 'ก็็็็้้้้ h\u0489\u0489\u0489\u0489ell 👩🏽‍🚀🏴󠁧󠁢󠁥󠁮󠁧󠁿👨‍👩‍👧‍👦'.repeat(3),
  },
  card: { name: 'Ada;TEL:1,EMAIL:x\\n', line: 'END:VCARD;BEGIN:VCARD\\r\\nSet-Cookie: a=b; =cmd|calc' },
} as const;

const names = [
  '<script>ran()</script><img src=x onerror=ran()>',
  'قاعة ﷽ الكبرى 7',
  'W'.repeat(60),
  'אולם \u202e(3) ראשי',
  `javascript:ran()//"'>&amp;{{ran()}}`,
  'མཚོ་སྔོན་ངྒྷྲྀངྒྷྲྀངྒྷྲྀ ZALGO\u0335\u0322\u0353\u0301\u0336\u0327',
];

export interface HostileHouse {
  /** Of `npm start`. */
  readonly options: readonly string[];
  readonly venue: string;
  erase(): void;
}

/** The demo venue and its event, in which everything that has a name has one that means ill. */
export function hostileHouse(): HostileHouse {
  const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-hostile-'));
  let next = 0;
  const rename = <T extends { readonly name?: unknown }>(things: readonly T[]): T[] =>
    things.map((thing) => {
      const name = names[next++ % names.length] ?? '';
      return thing.name === undefined ? thing : { ...thing, name: { en: name, fr: name } };
    });
  const plan = demoVenue();
  const venue = {
    ...plan,
    name: { en: names.join(' ').slice(0, 200) },
    levels: rename(plan.levels),
    areas: rename(plan.areas),
    landmarks: rename(plan.landmarks),
    markers: rename(plan.markers),
    meetingPoints: rename(plan.meetingPoints),
  };
  const { topics } = defaultEvent(plan.id);
  const event = { name: { en: `${names[0]} ${names[3]}` }, topics: rename(topics) };
  const files = { venue: join(folder, 'venue.json'), event: join(folder, 'event.json') };
  writeFileSync(files.venue, JSON.stringify(venue));
  writeFileSync(files.event, JSON.stringify(event));
  return {
    options: ['--venue', files.venue, '--event', files.event],
    venue: plan.id,
    erase: () => rmSync(folder, { recursive: true, force: true }),
  };
}
