import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function find(): string | null {
  const wanted = process.env.CHROMIUM;
  if (wanted) return existsSync(wanted) ? wanted : null;
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) if (existsSync(join(folder, name))) return join(folder, name);
  }
  return null;
}

/** Another installation that runs is waited for, for so many seconds. */
const LONGEST_WAIT = 600;
const PAUSE = 5;

/** Runs apt-get, waiting while somebody else does; whether it went well. */
function apt(prefix: readonly string[], args: readonly string[]): boolean {
  const wait = ['-o', `DPkg::Lock::Timeout=${LONGEST_WAIT}`];
  for (let waited = 0; ; waited += PAUSE) {
    const [command = 'apt-get', ...rest] = [...prefix, 'apt-get', ...wait, ...args];
    const { status, stderr } = spawnSync(command, rest, {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
    });
    // apt-get itself waits for the lock of the packages, but not for that of the lists.
    const isLocked = status !== 0 && stderr.includes('Could not get lock');
    if (!isLocked || waited >= LONGEST_WAIT) {
      process.stderr.write(stderr);
      return status === 0;
    }
    spawnSync('sleep', [String(PAUSE)]);
  }
}

const INSTALL = ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'];

/**
 * Where Chromium is: CHROMIUM, or the first on the path; where there is none and this user may install Debian packages
 * without being asked for a password, it is installed and that is said. Null, with what to install, when it may not.
 */
export function chromiumPath(say: (line: string) => void): string | null {
  const found = find();
  if (found) return found;
  const root = process.getuid?.() === 0;
  const prefix = root ? [] : ['sudo', '-n'];
  const mayInstall = existsSync('/usr/bin/apt-get') && (root || spawnSync('sudo', ['-n', 'true']).status === 0);
  if (mayInstall && !process.env.CHROMIUM) {
    say('The browser tests need Chromium: installing Debian’s package chromium (about 300 MB unpacked) …');
    const installed = apt(prefix, ['update']) && apt(prefix, INSTALL) ? find() : null;
    if (installed) return installed;
  }
  say('The browser tests need Chromium, and it is not here. Install it with:');
  say(`  sudo apt-get update && sudo apt-get ${INSTALL.join(' ')}`);
  say('or set CHROMIUM to the path of a Chromium or Chrome.');
  return null;
}
