/** An event as its form has it: texts as they are typed, and back to what is sent. */
import type { EventFaults, EventWrite } from '../../shared/protocol/organizer.ts';
import type { EventPlan } from '../../shared/venue/event-plan.ts';
import { freeId } from '../../shared/venue/free-id.ts';
import type { LocalText } from '../../shared/venue/venue-file.ts';

/** The languages that the form has a line for; what is there in others is kept. */
export const FORM_LANGUAGES = ['en', 'fr'] as const;

interface TopicLine {
  /** Empty until it is sent for the first time. */
  readonly id: string;
  readonly name: LocalText;
}

export interface EventForm {
  readonly name: LocalText;
  readonly timeZone: string;
  readonly always: boolean;
  readonly hours: readonly { readonly opens: string; readonly closes: string }[];
  readonly topics: readonly TopicLine[];
  readonly admission: EventPlan['admission']['kind'];
  readonly code: string;
  /** One a line. */
  readonly codes: string;
  readonly firstCheckIn: EventPlan['firstCheckIn'];
  readonly minimumAgeYears: string;
  readonly encounterDays: string;
  /** One a line. */
  readonly badges: string;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The same text without the languages in which nothing is written. */
const written = (text: LocalText): LocalText =>
  Object.fromEntries(
    Object.entries(text).flatMap(([code, words]) => (words.trim() === '' ? [] : [[code, words.trim()]])),
  );

/** What a number's field holds; what is no number is sent as it is not, and comes back as a fault of that field. */
const numberIn = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

export function formOf(plan: EventPlan): EventForm {
  const { admission } = plan;
  return {
    name: plan.name,
    timeZone: plan.timeZone,
    always: plan.hours === null,
    hours: (plan.hours ?? []).map(({ opens, closes }) => ({ opens: opens.slice(0, 16), closes: closes.slice(0, 16) })),
    topics: plan.topics,
    admission: admission.kind,
    code: admission.kind === 'code' ? admission.code : '',
    codes: admission.kind === 'codes' ? admission.codes.join('\n') : '',
    firstCheckIn: plan.firstCheckIn,
    minimumAgeYears: `${plan.minimumAgeYears}`,
    encounterDays: `${plan.encounterDays}`,
    badges: plan.badges.join('\n'),
  };
}

function admissionOf({ admission, code, codes }: EventForm): EventPlan['admission'] {
  switch (admission) {
    case 'open':
      return { kind: 'open' };
    case 'code':
      return { kind: 'code', code: code.trim() };
    case 'codes':
      return { kind: 'codes', codes: linesOf(codes) };
  }
}

/** What is sent. Topics without an id get one from their names. */
export function planIn(form: EventForm): EventWrite['plan'] {
  const taken = new Set(form.topics.map(({ id }) => id));
  const topics = form.topics.map(({ id, name }) => {
    if (id !== '') return { id, name: written(name) };
    const made = freeId(written(name), 'topic', taken).slice(0, 40);
    taken.add(made);
    return { id: made, name: written(name) };
  });
  return {
    name: written(form.name),
    timeZone: form.timeZone.trim(),
    hours: form.always ? null : form.hours.map((each) => ({ ...each })),
    topics,
    admission: admissionOf(form),
    firstCheckIn: form.firstCheckIn,
    minimumAgeYears: numberIn(form.minimumAgeYears),
    encounterDays: numberIn(form.encounterDays),
    badges: linesOf(form.badges),
  };
}

/** Hours like these, a day later. */
export function nextDay({ opens, closes }: EventForm['hours'][number]): EventForm['hours'][number] {
  const later = (local: string) => {
    const at = Date.parse(`${local}Z`);
    return Number.isNaN(at) ? local : new Date(at + 86_400_000).toISOString().slice(0, 16);
  };
  return { opens: later(opens), closes: later(closes) };
}

/** Letters and digits that nobody takes for others. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** So many new codes of somebody's own, as "K7QP-2M4X", that are not among those. */
export function newCodes(count: number, codes: string): string {
  const all = new Set(linesOf(codes));
  const most = all.size + count;
  while (all.size < most) {
    // 31 letters in 256 values: those from 248 on would make the first ones likelier.
    const bytes = [...crypto.getRandomValues(new Uint8Array(64))].filter((byte) => byte < 248).slice(0, 8);
    const letters = bytes.map((byte) => LETTERS[byte % LETTERS.length]).join('');
    if (letters.length === 8) all.add(`${letters.slice(0, 4)}-${letters.slice(4)}`);
  }
  return [...all].join('\n');
}

/** The faults at a place and below it: "hours[1]" has those of "hours[1].closes". */
export function faultsAt(faults: EventFaults['faults'], path: string): EventFaults['faults'] {
  return faults.filter(
    (each) => each.path === path || each.path.startsWith(`${path}.`) || each.path.startsWith(`${path}[`),
  );
}
