import { parseArgs } from 'node:util';
import { chromiumPath } from './chromium.ts';
import { run } from './run.ts';

const USAGE = `npm run screenshots -- [--out FOLDER] [--help]
Makes every page and state, phone and kiosk, light and dark, into a git-ignored folder.
  --out FOLDER   where to; screenshots when not given
  --help         this text`;

async function screenshots(): Promise<number> {
  let out: string;
  try {
    const { values } = parseArgs({
      options: { out: { type: 'string', default: 'screenshots' }, help: { type: 'boolean' } },
    });
    if (values.help) {
      console.info(USAGE);
      return 0;
    }
    out = values.out;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  const chromium = chromiumPath((line) => console.info(line));
  return chromium ? run('node', ['client/e2e/screenshots.ts', out], { CHROMIUM: chromium }) : 1;
}

process.exitCode = await screenshots();
