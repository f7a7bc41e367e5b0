/**
 * Loaded before everything else (`node --import`), in plain JavaScript that old versions of Node can read: says which
 * Node is needed, and lets those that read TypeScript only when told so be told.
 */
import { spawnSync } from 'node:child_process';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const isAtLeast = (wantedMajor, wantedMinor) => major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);

if (!isAtLeast(22, 14)) {
  console.error(
    `Vis-à-vis needs Node 22.14 or newer; this is ${process.versions.node}.\n` +
      'On Linux (x64) npm ci brings its own; elsewhere install one from https://nodejs.org and try again.',
  );
  process.exit(1);
}
if (
  !isAtLeast(22, 18) &&
  !process.execArgv
    .concat(process.env.NODE_OPTIONS ?? '')
    .join(' ')
    .includes('strip-types')
) {
  const options = `${process.env.NODE_OPTIONS ?? ''} --experimental-strip-types --disable-warning=ExperimentalWarning`;
  const told = spawnSync(process.execPath, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, NODE_OPTIONS: options.trim() },
  });
  process.exit(told.status ?? 1);
}
