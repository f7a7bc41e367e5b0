import { createColyseusLink } from '../client/link/colyseus-link.ts';
import type { LineState, Link } from '../client/link/link.ts';
import type { Milliseconds, Place } from '../shared/geometry/point.ts';
import { distanceBetween } from '../shared/geometry/vector.ts';
import { FloorDecoder } from '../shared/interest/floor-decoder.ts';
import type { Command, Profile } from '../shared/protocol/commands.ts';
import type { Notice, NoticeOf } from '../shared/protocol/notices.ts';
import { sharedNow } from './clock.ts';
import type { DotDelays } from './dot-delays.ts';
import { faultOfAnswer, faultOfLine, faultOfNotice } from './faults.ts';
import type { Site } from './site.ts';
import type { Tally } from './tally.ts';

/** Half of what a phone shows that is zoomed to its surroundings, in metres. */
const HALF_WIDTH = 12;
const HALF_HEIGHT = 24;
/** The view follows when one has moved so far, in metres. */
const LOOK_AGAIN = 6;

/** Who a bot plays: knows where they truly are, and says what a phone would say. */
export interface Player {
  readonly character: { readonly profile: Profile };
  readonly truth: Place;
  hello(): Extract<Command, { type: 'hello' }>;
  notice(notice: Notice): void;
  /** @param now of the day @param dtMs since the last step */
  step(now: Milliseconds, dtMs: Milliseconds): readonly Command[];
}

/** What the bots of one process have in common. */
export interface Common {
  readonly site: Site;
  /** Where one stands who scans a sign, by marker. */
  readonly signs: ReadonlyMap<string, Place>;
  readonly delays: DotDelays;
  readonly tally: Tally;
}

export interface BotOptions {
  readonly player: Player;
  readonly common: Common;
  /** The event's admission code. */
  readonly code: string | null;
  /** The badge that it wears, with the secret that binds it. */
  readonly badge: readonly [id: string, secret: string] | null;
  /** Whether it looks at what the frames say; else it reads them as bytes and lets them go. */
  readonly watches: boolean;
}

/** One phone of the load test: somebody of the crowd on the page's own link, with eyes for the floor. */
export class Bot {
  readonly #player: Player;
  readonly #common: Common;
  readonly #code: string | null;
  #badge: BotOptions['badge'];
  readonly #decoder: FloorDecoder | null;
  readonly #link: Link;
  readonly #cameAt = sharedNow();
  #secret: string | null = null;
  #me: NoticeOf<'me'> | null = null;
  #isIn = false;
  #gone = false;
  #looksAt: Place | null = null;
  /** The sign that it scanned last: where others see it, and the server believes it to be. */
  #scannedAt: Place | null = null;
  /** Full frames were asked for and have not come yet. */
  #asksAgain = false;
  #steppedAt = sharedNow();

  constructor({ player, common, code, badge, watches }: BotOptions) {
    const { site } = common;
    this.#player = player;
    this.#common = common;
    this.#code = code;
    this.#badge = badge;
    this.#decoder = watches
      ? new FloorDecoder(
          site.venue.levels.map(({ id }) => id),
          site.venue.areas.map(({ id }) => id),
        )
      : null;
    this.#link = createColyseusLink({
      endpoint: site.endpoint,
      event: site.event.id,
      role: 'phone',
      secret: () => this.#secret,
      onSecret: (secret) => {
        this.#secret = secret;
      },
      hello: () => player.hello(),
      listener: {
        notice: (notice) => this.#hear(notice),
        floor: (bytes) => this.#see(bytes),
        own: () => {},
        publicState: () => {},
        line: (state) => this.#line(state),
      },
    });
  }

  get isIn(): boolean {
    return this.#isIn;
  }

  /** Walk on, and say what there is to say. */
  step(): void {
    const now = sharedNow();
    const commands = this.#player.step(Date.now(), now - this.#steppedAt);
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
    const { tally } = this.#common;
    const at = sharedNow();
    const said = command.type === 'join' && this.#code !== null ? { ...command, admissionCode: this.#code } : command;
    void this.#link.send(said).then((answer) => {
      if (this.#gone) return;
      if (answer.ok || answer.refusal !== 'offline') tally.times.answer.add(sharedNow() - at);
      this.#fault(faultOfAnswer(command.type, answer));
      if (command.type === 'join' && answer.ok) this.#bind();
    });
  }

  /** Once, when it has joined. */
  #bind(): void {
    if (this.#badge === null) return;
    const [badge, secret] = this.#badge;
    this.#badge = null;
    this.#say({ type: 'bind-badge', badge, secret });
  }

  #timeScan(marker: string): void {
    const place = this.#common.signs.get(marker);
    if (!place) return;
    this.#scannedAt = place;
    const availability = this.#me?.availability;
    const shown = availability?.state === 'open' && availability.show === 'spot';
    this.#common.delays.sends(this.#player.character.profile.giveLine, place, sharedNow(), shown);
  }

  #look(): void {
    const { truth } = this.#player;
    const seen = this.#looksAt;
    const again = this.#decoder?.needsFull === true;
    if (again && this.#asksAgain) return;
    this.#asksAgain = again;
    if (again) this.#fault('frames were out of step');
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
    const { tally } = this.#common;
    this.#player.notice(notice);
    this.#fault(faultOfNotice(notice));
    if (notice.type === 'welcome') this.#welcome();
    else if (notice.type === 'me') this.#me = notice;
    else if (notice.type === 'proposal') tally.proposals.add(notice.id);
    else if (notice.type === 'meeting') tally.meetings.add(notice.id);
  }

  #welcome(): void {
    // Every connection is sent the floor from the beginning, for the view that it asks for anew.
    this.#decoder?.reset();
    this.#looksAt = null;
    if (this.#isIn) return;
    this.#isIn = true;
    this.#common.tally.times.join.add(sharedNow() - this.#cameAt);
  }

  #see(bytes: Uint8Array): void {
    const decoder = this.#decoder;
    if (decoder === null) return;
    const { delays } = this.#common;
    for (const change of decoder.apply(bytes)) {
      const dot = decoder.dots.get(change.dot);
      if (!dot) continue;
      const { giveLine } = this.#player.character.profile;
      if (change.type === 'moved') delays.sees(giveLine, this.#scannedAt, dot, sharedNow());
      else delays.appears(giveLine, dot, sharedNow());
    }
  }

  #line(state: LineState): void {
    if (!this.#gone) this.#fault(faultOfLine(state));
  }

  #fault(fault: string | null): void {
    if (fault !== null) this.#common.tally.fault(fault);
  }
}
