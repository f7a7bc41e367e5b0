/** Our own format of reports, for gateways that can be told what to send: `{gateway, badge, rssi, time}`, one or a list. */
import * as z from 'zod/mini';
import type { Hearing } from '../../shared/positioning/gateways/hearing.ts';
import { radioName } from '../../shared/venue/radio-name.ts';

/** Milliseconds since 1970, or a time of ISO 8601 with its zone. */
const instant = z.union([
  z.number().check(z.gte(0), z.lte(8.64e15)),
  z.pipe(
    z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/)),
    z.pipe(z.transform(Date.parse), z.number()),
  ),
]);

const report = z.strictObject({
  gateway: z.string().check(z.minLength(1), z.maxLength(80)),
  badge: z.string().check(z.minLength(1), z.maxLength(80)),
  /** dBm. */
  rssi: z.number().check(z.gte(-140), z.lte(30)),
  time: instant,
});

/** So many of the longest reports fit into the longest body that is read. */
const MOST_REPORTS = 1_000;

const reports = z.union([report, z.array(report).check(z.maxLength(MOST_REPORTS))]);

/** What they say was heard, or a sentence on their first fault. */
export function readOwnReports(json: unknown): { readonly hearings: readonly Hearing[] } | { readonly fault: string } {
  const read = reports.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue?.path.length ? `${issue.path.join('.')}: ` : '';
    return { fault: `each report is {gateway, badge, rssi, time}; ${where}${issue?.message ?? 'not understood'}` };
  }
  const list = Array.isArray(read.data) ? read.data : [read.data];
  return {
    hearings: list.map(({ gateway, badge, rssi, time }) => ({
      gateway: radioName(gateway),
      names: [radioName(badge)],
      rssiDbm: rssi,
      at: time,
    })),
  };
}
