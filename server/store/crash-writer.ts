/** For the crash test: writes bindings without end and says each one once the store has acknowledged it. */
import { writeSync } from 'node:fs';
import { openSqliteStore } from './sqlite.ts';

const [folder = '', run = ''] = process.argv.slice(2);
const store = openSqliteStore(folder);
for (let number = 0; ; number += 1) {
  const badge = `badge-${run}-${number}`;
  await store.bindBadge('e', badge, `person-${run}-${number}`, number);
  writeSync(1, `${badge}\n`);
}
