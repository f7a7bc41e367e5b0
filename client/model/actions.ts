/** What a tap does: one command each, and what follows from its answer. */
import { batch } from '@preact/signals';
import type { Place } from '../../shared/geometry/point.ts';
import type { Command, Profile, Show } from '../../shared/protocol/commands.ts';
import type { BadgeAddress, ScannedSign } from '../../shared/protocol/pages.ts';
import type { Need } from '../../shared/routing/needs.ts';
import type { Language } from '../i18n/language.ts';
import { loadWords } from '../i18n/load-words.ts';
import type { HeldCommand } from '../link/held.ts';
import type { Answer, Link } from '../link/link.ts';
import { type CardView, isForScan } from './card.ts';
import type { Phone } from './phone.ts';

/** A wish to open holds so long while its owner looks for a sign. */
const WISH_MS = 5 * 60_000;
/** More steps than this are none that were walked since the last time. */
const MOST_STEPS = 60;
/** Refusals that have nothing to do with what was said: the next line tries again. */
const PASSING: ReadonlySet<Extract<Answer, { ok: false }>['refusal']> = new Set(['offline', 'too-fast']);
/** These say where I am by themselves. */
const SAYS_WHERE: ReadonlySet<CardView['card']> = new Set(['welcome', 'closed']);

export interface Actions {
  /** What I need of ways from now on: kept by the device, and said with every hello. */
  chooseNeeds(needs: readonly Need[]): Promise<void>;
  /** Change the page's language. */
  speak(language: Language): Promise<void>;
  join(profile: Profile, oldEnough: boolean, admissionCode: string): Promise<boolean>;
  /** Join again with what the device remembers: the server has forgotten me, and I said all of it before. */
  rejoin(): Promise<void>;
  bindBadge(badge: BadgeAddress): Promise<void>;
  leave(): Promise<void>;
  scan(sign: Pick<ScannedSign, 'marker' | 'signature'>): Promise<void>;
  /** Ask for my code of now, to be held before a kiosk's camera. */
  showCode(): Promise<void>;
  /** A kiosk's camera has seen it. */
  wasSeen(): Promise<void>;
  stillHere(): Promise<void>;
  /** "I stay here", or I get up. */
  stay(on: boolean): Promise<void>;
  /** "I am here": my own word, which others are not told. */
  iAmHere(place: Place): Promise<void>;
  /** So many steps were counted on my way. */
  steps(count: number): Promise<void>;
  /** Beacons of the venue that this phone has heard. */
  hear(readings: Extract<Command, { type: 'hear' }>['readings']): Promise<void>;
  open(minutes: 15 | 30 | 60, show: Show): Promise<void>;
  close(): Promise<void>;
  wave(dot: number): Promise<void>;
  answer(yes: boolean): Promise<void>;
  atStep(): Promise<void>;
  weMet(): Promise<void>;
  notYet(): Promise<void>;
  end(): Promise<void>;
  block(): Promise<void>;
  walkForMe(): Promise<void>;
  /** Be led to this goal: see shared/venue/search/goal-text.ts. */
  askWay(to: string): Promise<void>;
  wayStep(): Promise<void>;
  stopWay(): Promise<void>;
  walkMyWay(): Promise<void>;
  keep(meeting: string, reach: string): Promise<void>;
  letGo(meeting: string): void;
  forgetEncounter(id: string): Promise<void>;
  blockEncounter(id: string): Promise<void>;
}

export function createActions(phone: Phone, link: Pick<Link, 'send' | 'renew'>): Actions {
  const { session, device, sheet, clock } = phone;

  /** Sends, and says a refusal in words: a sign that is wanted opens its own card. */
  const ask = async (command: Command): Promise<Answer> => {
    phone.busy.value = command.type;
    session.note.value = null;
    const answer = await link.send(command);
    phone.busy.value = null;
    if (answer.ok) return answer;
    const { refusal } = answer;
    if (refusal === 'scan-first' || refusal === 'scan-again') sheet.value = { kind: 'scan', still: false };
    else if (refusal === 'confirm-place') sheet.value = { kind: 'scan', still: true };
    else session.note.value = { kind: 'refusal', refusal };
    return answer;
  };

  const open = async (minutes: 15 | 30 | 60, show: Show): Promise<void> => {
    const answer = await ask({ type: 'open', minutes, show });
    if (answer.ok) {
      device.remember({ wish: null });
      sheet.value = null;
    } else if (sheet.value?.kind === 'scan') {
      device.remember({ wish: { minutes, show, at: clock.now.value } });
    }
  };

  /** My place is confirmed: go on with what waited for it. */
  const afterPlace = async (): Promise<void> => {
    if (isForScan(sheet.value) || sheet.value?.kind === 'my-code') sheet.value = null;
    const { wish } = device.event();
    device.remember({ wish: null });
    const fresh = wish && clock.now.value - wish.at < WISH_MS;
    if (fresh && session.me.value?.availability.state === 'closed') await open(wish.minutes, wish.show);
  };

  /** Something has proven where I am. */
  const placed = async (): Promise<void> => {
    const area = phone.here.value;
    await afterPlace();
    if (area && !session.note.value && !SAYS_WHERE.has(phone.view.value.card))
      session.note.value = { kind: 'placed', area };
  };

  /** A command about the meeting that I am in; none without one. */
  const ofMeeting = async (make: (meeting: string) => Command): Promise<void> => {
    const meeting = session.meeting.value;
    if (meeting) await ask(make(meeting.id));
  };

  /**
   * Hides me, whatever the line does. Without one, the card on the page may have become a meeting when this arrives: it
   * ends that too, and then closes me, for what it is to end may have ended by itself.
   */
  const hide = async (command: HeldCommand): Promise<void> => {
    // Otherwise the next hello would open me again.
    device.remember({ open: null });
    const of = (session.meeting.value ?? session.proposal.value)?.id;
    const end: HeldCommand = of === undefined ? { type: 'end' } : { type: 'end', of };
    if (session.line.value === 'connected') {
      // Nobody may know yet that the line is dead: my yes may have made a meeting of the card when this arrives.
      if (command.type === 'close' && session.proposal.value?.myAnswer === 'yes') void link.send(end);
      await ask(command.type === 'end' ? end : command);
      return;
    }
    if (of !== undefined) void link.send(end);
    const closing = ask({ type: 'close' });
    session.note.value = { kind: 'held' };
    await closing;
    if (session.note.value?.kind === 'held') session.note.value = null;
  };

  const joinAs = (profile: Profile, oldEnough: boolean, code: string): Command => ({
    type: 'join',
    profile,
    oldEnough,
    ...(code ? { admissionCode: code } : {}),
  });

  return {
    async speak(language) {
      try {
        const words = await loadWords(language);
        batch(() => {
          phone.words.value = words;
          phone.language.value = language;
        });
        device.speak(language);
      } catch {
        session.note.value = { kind: 'refusal', refusal: 'offline' };
      }
    },
    async chooseNeeds(needs) {
      device.setNeeds(needs);
      phone.needs.value = needs;
      // Without a line the next hello says it.
      await link.send({ type: 'needs', needs: [...needs] });
    },
    async join(profile, oldEnough, admissionCode) {
      const code = admissionCode.trim();
      if (!(await ask(joinAs(profile, oldEnough, code))).ok) return false;
      // A later change of what others read brings no code with it.
      device.remember(code ? { profile, admissionCode: code } : { profile });
      batch(() => {
        session.profile.value = profile;
        session.standing.value = 'joined';
        sheet.value = null;
      });
      return true;
    },
    async rejoin() {
      const { profile, admissionCode } = device.event();
      // I have left, in another tab.
      if (!profile) return session.forgetMe();
      // Not `ask`: nobody tapped, so what is written on the page stays.
      const answer = await link.send(joinAs(profile, true, admissionCode));
      batch(() => {
        if (answer.ok) session.standing.value = 'joined';
        else if (!PASSING.has(answer.refusal)) {
          session.profile.value = null;
          session.note.value = { kind: 'refusal', refusal: answer.refusal };
        }
      });
    },
    async bindBadge({ id, secret }) {
      if ((await ask({ type: 'bind-badge', badge: id, secret })).ok) session.note.value = { kind: 'badge-bound' };
    },
    async leave() {
      const answer = await ask({ type: 'leave' });
      if (!answer.ok) return;
      device.forget();
      phone.needs.value = [];
      session.forgetMe();
      phone.floor.reset();
      sheet.value = null;
      // From here on this page is somebody whom nobody knows.
      link.renew();
    },
    async scan({ marker, signature }) {
      const answer = await ask({ type: 'scan', marker, signature });
      if (answer.ok) await placed();
    },
    async showCode() {
      // Asked again as long as it is on the page: no answer to a tap.
      await link.send({ type: 'show-code' });
    },
    wasSeen: () => placed(),
    async stillHere() {
      if ((await ask({ type: 'still-here' })).ok) await afterPlace();
    },
    async stay(on) {
      await ask({ type: 'stay', on });
    },
    async iAmHere({ level, x, y }) {
      if ((await ask({ type: 'i-am-here', level, x, y })).ok) session.note.value = { kind: 'said-here' };
    },
    // Nobody tapped: what is written on the page stays, and what is refused needs no sentence.
    async steps(count) {
      await link.send({ type: 'steps', count: Math.min(MOST_STEPS, count) });
    },
    async hear(readings) {
      await link.send({ type: 'hear', readings });
    },
    open,
    close: () => hide({ type: 'close' }),
    async wave(dot) {
      const name = phone.floor.dots.value.get(dot)?.card.firstName ?? '';
      if (!(await ask({ type: 'wave', dot })).ok) return;
      sheet.value = null;
      session.note.value = { kind: 'waved', name };
    },
    async answer(yes) {
      const proposal = session.proposal.value;
      if (proposal) await ask({ type: 'answer', proposal: proposal.id, yes });
    },
    async atStep() {
      const step = session.meeting.value?.route?.step;
      if (step !== undefined) await ofMeeting((meeting) => ({ type: 'at-step', meeting, step }));
    },
    weMet: () => ofMeeting((meeting) => ({ type: 'we-met', meeting })),
    notYet: () => ofMeeting((meeting) => ({ type: 'not-yet', meeting })),
    end: () => hide({ type: 'end' }),
    async block() {
      if ((await ask({ type: 'block' })).ok) sheet.value = null;
    },
    walkForMe: () => ofMeeting((meeting) => ({ type: 'walk-for-me', meeting })),
    async askWay(to) {
      if ((await ask({ type: 'ask-way', to })).ok) sheet.value = null;
    },
    async wayStep() {
      const step = session.way.value?.route?.step;
      if (step !== undefined) await ask({ type: 'way-step', step });
    },
    async stopWay() {
      await ask({ type: 'stop-way' });
    },
    async walkMyWay() {
      await ask({ type: 'walk-my-way' });
    },
    async keep(meeting, reach) {
      const ticket = session.keeps.value.find((keep) => keep.meeting === meeting);
      if (!ticket) return;
      session.keeping.value = meeting;
      const answer = await ask({ type: 'keep', ticket: ticket.ticket, reach: reach.trim() });
      // Only the server's `kept` says that it is written down.
      if (answer.ok) return;
      session.keeping.value = null;
      if (answer.refusal === 'keep-too-late' || answer.refusal === 'keep-not-yours') session.setKeep(meeting, null);
    },
    letGo(meeting) {
      session.setKeep(meeting, null);
    },
    async forgetEncounter(id) {
      if ((await ask({ type: 'forget-encounter', encounter: id })).ok) sheet.value = { kind: 'encounters' };
    },
    async blockEncounter(id) {
      if ((await ask({ type: 'block-encounter', encounter: id })).ok) sheet.value = { kind: 'encounters' };
    },
  };
}
