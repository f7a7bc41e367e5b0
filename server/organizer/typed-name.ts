/** Whoever erases for good types the name of what they erase. */
import type { LocalText } from '../../shared/venue/venue-file.ts';

const plain = (text: string): string => text.normalize('NFC').trim().toLowerCase();

/** Whether this is its name in one of its languages. */
export const isNameOf = (typed: string, name: LocalText): boolean =>
  plain(typed) !== '' && Object.values(name).some((each) => plain(each) === plain(typed));
