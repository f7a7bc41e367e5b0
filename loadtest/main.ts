/** `npm run loadtest`: bots on the page's own link against a server, and what that measured. */
import { countSockets } from './counted-socket.ts';
import { table } from './figures.ts';
import { readOptions, USAGE, UsageFault } from './options.ts';
import { type OwnServer, startOwnServer } from './own-server.ts';
import { runLoad } from './run.ts';
import { readSite, SiteFault } from './site.ts';

/** One line that is written over on a terminal, and now and then a line elsewhere; never on the standard output. */
function progressTo(stream: NodeJS.WriteStream): { say(line: string): void; done(): void } {
  let lines = 0;
  return {
    say(line) {
      if (stream.isTTY) stream.write(`\r\x1b[K${line}`);
      else if (lines % 10 === 0) stream.write(`${line}\n`);
      lines += 1;
    },
    done() {
      if (stream.isTTY) stream.write('\r\x1b[K');
    },
  };
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === null) {
    console.info(USAGE);
    return 0;
  }
  countSockets();
  const progress = progressTo(process.stderr);
  let own: OwnServer | null = null;
  const onSignal = () => {
    void (own?.end() ?? Promise.resolve()).finally(() => process.exit(130));
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    if (options.endpoint === null) {
      progress.say('starting a server');
      own = await startOwnServer();
    }
    const endpoint = options.endpoint ?? own?.endpoint ?? '';
    const site = await readSite(endpoint, (own?.token ?? options.token) || '');
    const { figures, faults } = await runLoad(options, site, progress.say);
    progress.done();
    console.info(options.json ? JSON.stringify(figures) : table(figures, faults));
    return figures.errors === 0 ? 0 : 1;
  } finally {
    await own?.end();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error instanceof UsageFault) console.error(`${error.message}\n\n${USAGE}`);
    else if (error instanceof SiteFault) console.error(error.message);
    else console.error(error);
    process.exitCode = error instanceof UsageFault ? 2 : 1;
  },
);
