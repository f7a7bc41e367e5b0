/** iBeacon: Apple, Proximity Beacon Specification, https://developer.apple.com/ibeacon/. */
import { hexOf, viewOf } from './hex.ts';

/** An iBeacon's frame. */
export type IBeacon = {
  readonly type: 'ibeacon';
  /** In lower case, with hyphens. */
  readonly uuid: string;
  readonly major: number;
  readonly minor: number;
} & (
  | {
      /** What is measured at 1 m, in dBm. */
      readonly txPower1m: number;
    }
  | {
      /** Some makers put something else where the power belongs, such as a voltage: above 0 dBm it is no power. */
      readonly txByte: number;
    }
);

/** Of Apple's many messages this one is an iBeacon: its type, and how many bytes follow. */
const TYPE = 0x02;
const LENGTH = 0x15;

/** The frame in the data that follows Apple's company id (0x004C); null where it is none. */
export function readIBeacon(data: Uint8Array): IBeacon | null {
  if (data.length !== LENGTH + 2 || data[0] !== TYPE || data[1] !== LENGTH) return null;
  const view = viewOf(data);
  const hex = hexOf(data.subarray(2, 18));
  const uuid = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  const power = view.getInt8(22);
  const ids = { type: 'ibeacon', uuid, major: view.getUint16(18), minor: view.getUint16(20) } as const;
  return power > 0 ? { ...ids, txByte: power } : { ...ids, txPower1m: power };
}
