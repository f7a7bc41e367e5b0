/** Programs that tests need beside Node: found, or installed as Debian's packages. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Program {
  /** A setting that may hold its path. */
  readonly setting: string;
  /** What it may be called. */
  readonly names: readonly string[];
  readonly packages: readonly string[];
  /** "The browser tests need Chromium". */
  readonly need: string;
  /** What installing it means. */
  readonly effect: string;
}

/** Where services are, which not everybody has on the path. */
const SERVICES = ['/usr/local/sbin', '/usr/sbin'];

function find({ setting, names }: Program): string | null {
  const wanted = process.env[setting];
  if (wanted) return existsSync(wanted) ? wanted : null;
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), ...SERVICES]) {
    for (const name of names) if (existsSync(join(folder, name))) return join(folder, name);
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

/**
 * Where the program is: its setting, or the first on the path; where there is none and this user may install Debian
 * packages without being asked for a password, it is installed and that is said. Null, with what to install, when it may
 * not.
 */
export function programPath(program: Program, say: (line: string) => void): string | null {
  const { setting, packages, need, effect } = program;
  const found = find(program);
  if (found) return found;
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  const root = process.getuid?.() === 0;
  const prefix = root ? [] : ['sudo', '-n'];
  const mayInstall = existsSync('/usr/bin/apt-get') && (root || spawnSync('sudo', ['-n', 'true']).status === 0);
  if (mayInstall && !process.env[setting]) {
    say(`${need}: installing Debian’s package ${packages[0]} (${effect}) …`);
    const installed = apt(prefix, ['update']) && apt(prefix, install) ? find(program) : null;
    if (installed) return installed;
  }
  say(`${need}, and it is not here. Install it with:`);
  say(`  sudo apt-get update && sudo apt-get ${install.join(' ')}`);
  say(`or set ${setting} to its path.`);
  return null;
}
