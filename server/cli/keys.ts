/** `npm run keys`: the operator's care for the keys of signs, on the store under DATA_DIR. */
import { KEYS_USAGE, readKeysWish, runKeysWish } from '../doors/keys-command.ts';
import { settings } from '../main.ts';
import { openSqliteStore } from '../store/sqlite.ts';
import { sayFault } from './start-options.ts';

async function keys(): Promise<void> {
  const wish = readKeysWish(process.argv.slice(2));
  if (wish === null) {
    console.info(KEYS_USAGE);
    return;
  }
  const store = openSqliteStore(settings().dataDir);
  try {
    console.info(await runKeysWish(store, wish, Date.now()));
  } finally {
    await store.close();
  }
}

keys().catch(sayFault);
