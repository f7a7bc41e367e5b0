/** `npm run dev`: the server starts again when its sources change, and the pages change as theirs do. */
import { join } from 'node:path';
import { ROOT, run } from './run.ts';

process.exitCode = await run(process.execPath, [
  '--watch',
  '--watch-preserve-output',
  join(ROOT, 'server/cli/dev-server.ts'),
  ...process.argv.slice(2),
]);
