/** `npm run venue`: looks at venues, imports them, and asks the way through them. */
import { runVenueCommand } from '../venues/command/venue-command.ts';

const { out, err, code } = await runVenueCommand(process.argv.slice(2));
if (out !== '') process.stdout.write(`${out}\n`);
if (err !== '') process.stderr.write(`${err}\n`);
process.exitCode = code;
