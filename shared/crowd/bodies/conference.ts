/**
 * A conference without phones: people who mingle in a foyer in its breaks, with badges that note who was face to face.
 * It is what the manners of the talking groups are fitted with and judged by.
 */
import type { Place, Point } from '../../geometry/point.ts';
import type { WallPiece } from '../../positioning/wall-engine.ts';
import { Chance } from '../chance.ts';
import { type Contact, ContactCounter } from './contacts.ts';
import { Gatherings } from './gatherings.ts';
import type { Manners } from './manners.ts';
import type { Mover } from './mover.ts';
import { paceFrom } from './pace.ts';
import { Throng } from './throng.ts';

export interface ConferenceOptions {
  readonly seed: number;
  readonly people: number;
  readonly manners: Manners;
  /** By day its breaks: how many minutes, and the share of the people who are in the foyer. */
  readonly days: readonly (readonly Break[])[];
}

interface Break {
  readonly minutes: number;
  readonly share: number;
}

/**
 * Two days of breaks. How long they are altogether was chosen so that on the first day one meets as many as on the first
 * day of SFHH (median 24); the second is shorter, as theirs was. The share is who was seen there in the fullest hour.
 */
export const TWO_DAYS: ConferenceOptions['days'] = [
  [40, 75, 40].map((minutes) => ({ minutes, share: 0.63 })),
  [30, 60, 30].map((minutes) => ({ minutes, share: 0.63 })),
];

/** The foyer, metres: room for four hundred at two square metres and a half each. */
const WIDE = 40;
const DEEP = 26;
const LEVEL = '0';
/** Things that people come to: the buffet, the posters, the bar. */
const THINGS: readonly Point[] = Array.from({ length: 15 }, (_, i) => ({
  x: 4 + (i % 5) * 8,
  y: 4 + Math.floor(i / 5) * 9,
}));
const DOORS: readonly Place[] = [8, 20, 32].map((x) => ({ level: LEVEL, x, y: DEEP - 0.8 }));

const wall = (ax: number, ay: number, bx: number, by: number): WallPiece => ({
  level: LEVEL,
  a: { x: ax, y: ay },
  b: { x: bx, y: by },
});
const WALLS = [wall(0, 0, WIDE, 0), wall(WIDE, 0, WIDE, DEEP), wall(WIDE, DEEP, 0, DEEP), wall(0, DEEP, 0, 0)];

/** Somebody in the foyer, and for how many seconds they stay where they are. */
interface Guest {
  readonly mover: Mover;
  stays: number;
}

/** Who was face to face with whom, day by day. */
export function conferenceContacts({
  seed,
  people,
  manners,
  days,
}: ConferenceOptions): readonly (readonly Contact[])[] {
  const chance = new Chance(seed);
  const throng = new Throng({ walls: WALLS, wayBetween: (_from, to) => [to] });
  const gatherings = new Gatherings(throng, chance, manners, DOORS);
  const counter = new ContactCounter(throng);
  const guests = Array.from({ length: people }, (): Guest => {
    const { level, x, y } = chance.pick(DOORS) ?? { level: LEVEL, x: 0, y: 0 };
    return { mover: throng.add({ level, x, y }, paceFrom(chance), false), stays: 0 };
  });

  const moveOn = ({ mover }: Guest): void => {
    gatherings.leave(mover);
    const thing = chance.pick(THINGS) ?? mover;
    const near = { x: thing.x + chance.between([-2, 2]), y: thing.y + chance.between([-2, 2]) };
    throng.follow(mover, [{ level: LEVEL, ...near }]);
  };
  /** Seconds: many look around for a minute, some stay with one group for the whole break. */
  const lengthOfStay = (): number => manners.shortestStay / (1 - chance.next()) ** (1 / manners.stayExponent);

  const live = ({ minutes, share }: Break): void => {
    const present = chance.shuffled(guests).slice(0, Math.round(people * share));
    for (const guest of present) {
      throng.enter(guest.mover, chance.pick(DOORS) ?? { level: LEVEL, x: 20, y: 20 });
      throng.follow(guest.mover, []);
      moveOn(guest);
      guest.stays = lengthOfStay();
    }
    for (let second = 0; second < minutes * 60; second++) {
      throng.step(1_000);
      gatherings.step(1_000);
      counter.look();
      for (const guest of present) {
        const { mover } = guest;
        if (mover.ride !== null || mover.next < mover.path.length) continue;
        if (!gatherings.isIn(mover)) gatherings.settle(mover);
        guest.stays -= 1;
        if (guest.stays > 0) continue;
        guest.stays = lengthOfStay();
        moveOn(guest);
      }
    }
    for (const { mover } of present) {
      gatherings.leave(mover);
      throng.leave(mover);
    }
    counter.pause();
  };

  return days.map((breaks) => {
    for (const each of breaks) live(each);
    return counter.take();
  });
}
