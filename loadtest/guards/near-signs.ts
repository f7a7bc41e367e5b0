/** What a guard and the process of those who look on tell each other. */
import type { Site } from '../site.ts';

/** The signs that they scan, near each other. */
export const NEAR_SIGNS: readonly string[] = Array.from({ length: 6 }, (_, at) => `near-${at}`);

export type Asked = { readonly type: 'come'; readonly site: Site } | { readonly type: 'count' };
export type Told =
  | { readonly type: 'in' }
  /** How long scans took to show since this was asked last, in milliseconds; and how many lines were lost so far. */
  | { readonly type: 'counted'; readonly delays: readonly number[]; readonly lost: number };
