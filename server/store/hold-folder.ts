/** One server a folder: two on one store would each end the meetings of the other. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UserFault } from '../fault.ts';
import { storeFault } from './store-fault.ts';

const FILE = 'in-use';
/** SQLITE_BUSY. */
const BUSY = 5;

/** Lets the folder go again; the end of the process does so too, however it comes. */
export type Release = () => void;

/**
 * Hold this folder for this process. The lock is the system's own, on an empty file: it needs no cleaning up.
 * @throws {UserFault} when another server holds it, or nothing can be written there
 */
export function holdFolder(folder: string): Release {
  const file = join(folder, FILE);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const lock = new DatabaseSync(file, { timeout: 0 });
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return () => lock.close();
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) {
      const advice = 'Give each server a DATA_DIR of its own, or end the other one first.';
      throw new UserFault(`Another server uses the folder ${folder}. ${advice}`);
    }
    throw storeFault(file, error);
  }
}
