/** What is wrong with an event that somebody has written in the page's form: field by field, for words in any language. */
import type * as z from 'zod/mini';
import type { EventFault, EventFaults } from '../../shared/protocol/organizer.ts';

type Issue = z.core.$ZodIssue;

/** So many are told at once. */
const MOST_TOLD = 100;

/** What a check of our own says about a place. */
const CUSTOM: readonly (readonly [RegExp, EventFault])[] = [
  [/^timeZone$/, 'time-zone'],
  [/^hours\[\d+\]$/, 'closes-first'],
  [/^hours\[\d+\]\./, 'time'],
  [/^topics\[\d+\]\.id$/, 'topic-id'],
  [/^badges\[\d+\]$/, 'badge-id'],
  [/^(topics|badges|admission\.codes)$/, 'twice'],
  [/^admission\.(code|codes\[\d+\])$/, 'code'],
  [/^(name|topics\[\d+\]\.name)$/, 'missing'],
];

const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key).slice(0, 80) : `${text}.${String(key).slice(0, 80)}`;
  }, '');

function faultOf(issue: Issue, path: string): EventFault {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'number' ? 'out-of-range' : 'missing';
    case 'too_big':
      return issue.origin === 'number' ? 'out-of-range' : issue.origin === 'array' ? 'too-many' : 'too-long';
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? 'missing' : 'not-understood';
    case 'custom':
    case 'invalid_format':
      return CUSTOM.find(([where]) => where.test(path))?.[1] ?? 'not-understood';
    default:
      return 'not-understood';
  }
}

/** One fault for each issue of the event's schema. They must have been found with `reportInput`. */
export function eventFaults(issues: readonly Issue[]): EventFaults {
  const faults = issues.slice(0, MOST_TOLD).map((issue) => {
    const path = pathOf(issue.path);
    return { path, fault: faultOf(issue, path) };
  });
  return { faults };
}
