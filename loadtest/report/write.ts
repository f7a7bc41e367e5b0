/** Writes the report of a run: report.html for people, report.json beside it for programs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Judged } from '../limits.ts';
import type { LoadOptions } from '../options.ts';
import type { Run } from '../run.ts';
import type { Site } from '../site.ts';
import { reportPage } from './page.ts';

export interface Writing {
  readonly options: LoadOptions;
  readonly site: Site;
  readonly run: Run;
  readonly limits: readonly Judged[];
  readonly notes: readonly string[];
  readonly began: Date;
  /** Whether the server was the load test's own. */
  readonly own: boolean;
}

/** What was asked for, without tokens and codes. */
function settingOf({ options, site, run, began, own }: Writing): (readonly [string, string])[] {
  const { attendees, kiosks, processes, profile, replay, seed, arriveMs, seconds } = options;
  const [cpu] = cpus();
  return [
    ['server', own ? 'one of its own, on this machine' : site.endpoint],
    ['event, venue', `${site.event.id}, ${site.venue.id}`],
    ['began', began.toISOString()],
    ['bots', `${attendees} and ${kiosks} kiosks, in ${processes} ${processes === 1 ? 'process' : 'processes'}`],
    ['moved by', replay === null ? `the profile ${profile}` : `the recording ${replay}`],
    ['seed', `${seed}`],
    ['came within', `${arriveMs / 1000} s, all in after ${run.settledAt.toFixed(1)} s`],
    ['measured for', `${seconds} s`],
    [
      'the load test’s machine',
      `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
    ],
  ];
}

/**
 * Write both files, over those of an earlier run.
 * @param folder is made where it is not there
 * @returns where the page is
 */
export function writeReport(folder: string, writing: Writing): string {
  const { run, limits, notes, site, options } = writing;
  const { figures, faults, moments, settledAt, near, far } = run;
  const setting = settingOf(writing);
  const page = reportPage({
    figures,
    faults,
    limits,
    notes,
    setting,
    moments,
    settledAt,
    near,
    far,
    title: `Load test: ${options.attendees} phones`,
    subtitle: `${writing.own ? 'a server of its own' : site.endpoint}, event ${site.event.id}, ${writing.began.toISOString()}`,
  });
  const facts = {
    format: 'vis-a-vis-loadtest',
    version: 1,
    setting: Object.fromEntries(setting),
    figures,
    faults: Object.fromEntries(faults),
    limits,
    notes,
    settledAt,
    moments,
    delays: { near, far },
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'report.html'), page);
  writeFileSync(join(folder, 'report.json'), `${JSON.stringify(facts, null, 1)}\n`);
  return join(folder, 'report.html');
}
