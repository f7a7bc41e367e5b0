/** `npm run build`: builds the pages into dist/. */
import { parseArgs } from 'node:util';
import { buildPages } from './built-pages.ts';
import { ROOT } from './run.ts';

const USAGE = `npm run build -- [--help]
Builds the pages into dist/, compressed. npm start does so by itself when a source is newer.
  --help   this text`;

async function build(): Promise<number> {
  try {
    const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
    if (values.help) {
      console.info(USAGE);
      return 0;
    }
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  return buildPages(ROOT);
}

process.exitCode = await build();
