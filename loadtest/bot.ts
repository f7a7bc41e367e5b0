import { createColyseusLink } from '../client/link/colyseus-link.ts';
import type { LineState, Link } from '../client/link/link.ts';
import type { CrowdPerson } from '../shared/crowd/person.ts';
import type { Place } from '../shared/geometry/point.ts';
import { distanceBetween } from '../shared/geometry/vector.ts';
import { FloorDecoder } from '../shared/interest/floor-decoder.ts';
import type { Command } from '../shared/protocol/commands.ts';
import type { Notice, NoticeOf } from '../shared/protocol/notices.ts';
import type { DotDelays } from './dot-delays.ts';
import type { Faults } from './faults.ts';
import type { Site } from './site.ts';

/** Half of what a phone shows that is zoomed to its surroundings, in metres. */
const HALF_WIDTH = 12;
const HALF_HEIGHT = 24;
/** The view follows when one has moved so far, in metres. */
const LOOK_AGAIN = 6;

/** What the bots have in common, and tell about. */
export interface Tally {
  readonly delays: DotDelays;
  /** How long joining took, in milliseconds, for each who is in. */
  readonly joinMs: number[];
  readonly proposals: Set<string>;
  readonly meetings: Set<string>;
  readonly faults: Faults;
}

/** One phone of the load test: a person of the crowd on the page's own link, with eyes for the floor. */
export class Bot {
  readonly #person: CrowdPerson;
  readonly #tally: Tally;
  readonly #signs: ReadonlyMap<string, Place>;
  readonly #decoder: FloorDecoder;
  readonly #link: Link;
  readonly #cameAt = performance.now();
  #secret: string | null = null;
  #me: NoticeOf<'me'> | null = null;
  #isIn = false;
  #gone = false;
  #looksAt: Place | null = null;
  /** Full frames were asked for and have not come yet. */
  #asksAgain = false;
  #steppedAt = performance.now();

  constructor(person: CrowdPerson, site: Site, signs: ReadonlyMap<string, Place>, tally: Tally) {
    const { venue } = site;
    this.#person = person;

    this.#signs = signs;
    this.#tally = tally;
    this.#decoder = new FloorDecoder(
      venue.levels.map(({ id }) => id),
      venue.areas.map(({ id }) => id),
    );
    this.#link = createColyseusLink({
      endpoint: site.endpoint,
      event: site.event.id,
      role: 'phone',
      secret: () => this.#secret,
      onSecret: (secret) => {
        this.#secret = secret;
      },
      hello: () => person.hello(),
      listener: {
        notice: (notice) => this.#hear(notice),
        floor: (bytes) => this.#see(bytes),
        own: () => {},
        publicState: () => {},
        line: (state) => this.#line(state),
      },
    });
  }

  /** Walk on, and say what there is to say. */
  step(): void {
    const now = performance.now();
    const commands = this.#person.step(Date.now(), now - this.#steppedAt);
    this.#steppedAt = now;
    if (!this.#isIn) return;
    // The link itself says that the page is on screen.
    for (const command of commands) if (command.type !== 'present') this.#say(command);
    this.#look();
  }

  leave(): void {
    this.#gone = true;
    this.#link.close();
  }

  #say(command: Command): void {
    if (command.type === 'scan') this.#timeScan(command.marker);
    void this.#link.send(command).then((answer) => {
      if (!this.#gone) this.#tally.faults.answered(command.type, answer);
    });
  }

  #timeScan(marker: string): void {
    const place = this.#signs.get(marker);
    const availability = this.#me?.availability;
    const shown = availability?.state === 'open' && availability.show === 'spot';
    if (place) this.#tally.delays.sends(this.#person.character.profile.giveLine, place, performance.now(), shown);
  }

  #look(): void {
    const { truth } = this.#person;
    const seen = this.#looksAt;
    const again = this.#decoder.needsFull;
    if (again && this.#asksAgain) return;
    this.#asksAgain = again;
    if (again) this.#tally.faults.count('frames were out of step');
    else if (seen?.level === truth.level && distanceBetween(seen, truth) < LOOK_AGAIN) return;
    this.#looksAt = truth;
    this.#say({
      type: 'look',
      level: truth.level,
      minX: truth.x - HALF_WIDTH,
      minY: truth.y - HALF_HEIGHT,
      maxX: truth.x + HALF_WIDTH,
      maxY: truth.y + HALF_HEIGHT,
      again,
    });
  }

  #hear(notice: Notice): void {
    this.#person.notice(notice);
    this.#tally.faults.heard(notice);
    if (notice.type === 'welcome') this.#welcome();
    else if (notice.type === 'me') this.#me = notice;
    else if (notice.type === 'proposal') this.#tally.proposals.add(notice.id);
    else if (notice.type === 'meeting') this.#tally.meetings.add(notice.id);
  }

  #welcome(): void {
    // Every connection is sent the floor from the beginning, for the view that it asks for anew.
    this.#decoder.reset();
    this.#looksAt = null;
    if (this.#isIn) return;
    this.#isIn = true;
    this.#tally.joinMs.push(performance.now() - this.#cameAt);
  }

  #see(bytes: Uint8Array): void {
    for (const change of this.#decoder.apply(bytes)) {
      if (change.type !== 'moved') continue;
      const dot = this.#decoder.dots.get(change.dot);
      if (dot) this.#tally.delays.sees(this.#person.character.profile.giveLine, dot, performance.now());
    }
  }

  #line(state: LineState): void {
    if (!this.#gone) this.#tally.faults.line(state);
  }
}
