/** `npm start`: build the pages if need be, open an event, and say under which addresses. */
import { join } from 'node:path';
import { misspelled } from '../config.ts';
import { run, settings } from '../main.ts';
import type { EventSource } from '../open-event.ts';
import { proxyWarning, signWarning } from '../operations/addresses.ts';
import { groundOf } from '../venues/ground.ts';
import type { LoadedVenue } from '../venues/library.ts';
import { ensureBuilt } from './built-pages.ts';
import { chooseEvents } from './choose-events.ts';
import { ROOT } from './run.ts';
import { readStartOptions, sayFault } from './start-options.ts';
import { welcome } from './welcome.ts';

/** The events with their venues' groundwork, read from the folder where it was kept at an earlier start. */
const withGround = (events: readonly EventSource[], folder: string): Promise<EventSource[]> =>
  Promise.all(events.map(async (e) => ({ ...e, ground: (await groundOf(e.loaded, folder)).ground })));

async function start(): Promise<void> {
  const options = readStartOptions('npm start');
  if (options === null) return;
  const config = options.port === null ? settings() : { ...settings(), port: options.port };
  const chosen = await chooseEvents(options.venues, options.crowd, options.eventFiles);
  const events = await withGround(chosen, join(config.dataDir, 'ways'));
  const dist = await ensureBuilt(ROOT, options.asBuilt, console.info);
  const { builtPages } = await import('../pages/built.ts');
  const { allowInsecure } = options;
  const kept = join(config.dataDir, 'ways');
  const laidGround = async (venue: LoadedVenue) => (await groundOf(venue, kept)).ground;
  const running = await run({
    config,
    events,
    allowInsecure,
    pages: () => builtPages(dist),
    groundOf: laidGround,
  });
  console.info(welcome(running, process.stdout.isTTY));
  const warnings = [signWarning(running.publicUrl, allowInsecure), proxyWarning(config), ...misspelled(process.env)];
  for (const warning of warnings) {
    if (warning !== null) console.warn(`Note: ${warning}`);
  }
}

start().catch(sayFault);
