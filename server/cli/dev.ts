/** `npm run dev`: the server starts again when its sources change, and the pages change as theirs do. */
import { fileURLToPath } from 'node:url';
import { run } from './run.ts';
import { readStartOptions, sayFault } from './start-options.ts';

async function dev(): Promise<void> {
  if (readStartOptions('npm run dev') === null) return;
  const server = fileURLToPath(new URL('./dev-server.ts', import.meta.url));
  process.exitCode = await run(process.execPath, [
    '--watch',
    '--watch-preserve-output',
    server,
    ...process.argv.slice(2),
  ]);
}

dev().catch(sayFault);
