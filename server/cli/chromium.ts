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
    for (const args of [['update'], INSTALL]) {
      const [command = 'apt-get', ...rest] = [...prefix, 'apt-get', ...args];
      const result = spawnSync(command, rest, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
      if (result.status !== 0) break;
    }
    const installed = find();
    if (installed) return installed;
  }
  say('The browser tests need Chromium, and it is not here. Install it with:');
  say(`  sudo apt-get update && sudo apt-get ${INSTALL.join(' ')}`);
  say('or set CHROMIUM to the path of a Chromium or Chrome.');
  return null;
}
