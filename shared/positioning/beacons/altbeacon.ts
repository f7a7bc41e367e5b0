/** AltBeacon 1.0: https://github.com/AltBeacon/spec. */
import { hexOf, viewOf } from './hex.ts';

/** An AltBeacon's frame. */
export interface AltBeacon {
  readonly type: 'altbeacon';
  /** 20 bytes in hexadecimal, in lower case; usually a UUID of 16, a major and a minor of 2 each. */
  readonly id: string;
  /** What is measured at 1 m, in dBm; null where it is no power. */
  readonly txPower1m: number | null;
}

const CODE = 0xbeac;
const LENGTH = 24;

/** The frame in the data that follows a company id, whoever's it is; null where it is none. */
export function readAltBeacon(data: Uint8Array): AltBeacon | null {
  if (data.length !== LENGTH) return null;
  const view = viewOf(data);
  if (view.getUint16(0) !== CODE) return null;
  const power = view.getInt8(22);
  return { type: 'altbeacon', id: hexOf(data.subarray(2, 22)), txPower1m: power > 0 ? null : power };
}
