/** `npm start`: build the pages if need be, open an event, and say under which addresses. */
import { run, settings } from '../main.ts';
import { signWarning } from '../operations/addresses.ts';
import { ensureBuilt } from './built-pages.ts';
import { chooseEvents } from './choose-events.ts';
import { ROOT } from './run.ts';
import { readStartOptions, sayFault } from './start-options.ts';
import { welcome } from './welcome.ts';

async function start(): Promise<void> {
  const options = readStartOptions('npm start');
  if (options === null) return;
  const config = options.port === null ? settings() : { ...settings(), port: options.port };
  const events = await chooseEvents(options.venues, options.crowd, options.eventFiles);
  const dist = await ensureBuilt(ROOT, console.info);
  const { builtPages } = await import('../pages/built.ts');
  const { allowInsecure } = options;
  const running = await run({ config, events, allowInsecure, pages: () => builtPages(dist) });
  console.info(welcome(running, process.stdout.isTTY));
  const warning = signWarning(running.publicUrl, allowInsecure);
  if (warning !== null) console.warn(`Note: ${warning}`);
}

start().catch(sayFault);
