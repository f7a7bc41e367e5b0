/** A phone of a guard: the page's own link, and all that it was told. */
import { createColyseusLink } from '../../client/link/colyseus-link.ts';
import type { Answer, LineState, Link } from '../../client/link/link.ts';
import type { Command, Profile } from '../../shared/protocol/commands.ts';
import type { Encounter, Notice, NoticeOf } from '../../shared/protocol/notices.ts';

interface PhoneOptions {
  readonly endpoint: string;
  readonly event: string;
  readonly profile: Profile;
  /** Of a device that has been here before. */
  readonly secret?: string | null;
}

interface Awaited {
  readonly fits: (notice: Notice) => boolean;
  readonly done: (notice: Notice) => void;
}

/** What a person's page remembers and does, without any screen. */
export class Phone {
  readonly profile: Profile;
  readonly link: Link;
  readonly notices: Notice[] = [];
  secret: string | null;
  encounters: readonly Encounter[] = [];
  /** When its line last changed to `connected`, by performance.now(). */
  connectedAt: number | null = null;
  #me: NoticeOf<'me'> | null = null;
  #joined = false;
  readonly #awaited = new Set<Awaited>();
  readonly #lines = new Set<() => void>();

  constructor({ endpoint, event, profile, secret = null }: PhoneOptions) {
    this.profile = profile;
    this.secret = secret;
    this.link = createColyseusLink({
      endpoint,
      event,
      role: 'phone',
      secret: () => this.secret,
      onSecret: (secret) => {
        this.secret = secret;
      },
      hello: () => ({
        type: 'hello',
        profile: this.#joined ? profile : null,
        receipt: this.#me?.receipt ?? null,
        open: null,
        language: 'en',
      }),
      listener: {
        notice: (notice) => this.#hear(notice),
        floor: () => {},
        own: () => {},
        publicState: () => {},
        line: (state) => this.#line(state),
      },
    });
  }

  say(command: Command): Promise<Answer> {
    return this.link.send(command);
  }

  /** Say it, and throw when it is not done: what a guard needs before it begins. */
  async must(command: Command): Promise<void> {
    const answer = await this.say(command);
    if (!answer.ok) throw new Error(`${command.type} was answered: ${answer.refusal}`);
    if (command.type === 'join') this.#joined = true;
  }

  /** The first notice of this type that fits, among those told since `from` or still to come. */
  told<T extends Notice['type']>(
    type: T,
    fits: (notice: NoticeOf<T>) => boolean = () => true,
    from = 0,
  ): Promise<NoticeOf<T>> {
    const isIt = (notice: Notice): notice is NoticeOf<T> => notice.type === type && fits(notice as NoticeOf<T>);
    const known = this.notices.slice(from).find(isIt);
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve) => {
      this.#awaited.add({ fits: isIt, done: (notice) => isIt(notice) && resolve(notice) });
    });
  }

  /** Resolves when the line stands. */
  connected(): Promise<void> {
    if (this.link.line === 'connected') return Promise.resolve();
    return new Promise((resolve) => void this.#lines.add(resolve));
  }

  #line(state: LineState): void {
    if (state !== 'connected') return;
    this.connectedAt = performance.now();
    for (const done of this.#lines) done();
    this.#lines.clear();
  }

  #hear(notice: Notice): void {
    this.notices.push(notice);
    if (notice.type === 'me') this.#me = notice;
    if (notice.type === 'encounters') this.encounters = notice.list;
    for (const awaited of this.#awaited) {
      if (!awaited.fits(notice)) continue;
      this.#awaited.delete(awaited);
      awaited.done(notice);
    }
  }
}

/** A profile of nobody in particular, with these lines. */
export const profileOf = (firstName: string, giveLine: string, seekLine: string): Profile => ({
  firstName,
  gives: [],
  seeks: [],
  giveLine,
  seekLine,
  languages: ['en'],
});
