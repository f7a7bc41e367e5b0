/**
 * April Brother BLE Gateway V4, over HTTP and MQTT:
 * https://github.com/AprilBrother/wiki.aprbrother/blob/master/en/User_Guide_For_AB_BLE_Gateway_V4.md. MessagePack of
 * `{v, mid, time, ip, mac, devices}`; `time` counts from when the gateway was switched on.
 */
import { radioName } from '../../venue/radio-name.ts';
import { type Beacon, readAdvertisement } from '../beacons/advertisement.ts';
import { hexOf, viewOf } from '../beacons/hex.ts';
import { type Hearing, macIn, namesOf } from './hearing.ts';
import { readMessagePack, textOf } from './message-pack.ts';

/** One of its `devices`: kind of advertisement (1), address (6), strength less 256 (1), what was advertised. */
interface AprilBrotherDevice {
  readonly advType: number;
  /** In hexadecimal, in lower case. */
  readonly mac: string;
  readonly rssi: number;
  readonly beacon: Beacon | null;
}

const HEAD_BYTES = 8;

/** Null where these bytes are none. */
export function readAprilBrotherDevice(bytes: Uint8Array): AprilBrotherDevice | null {
  const [advType] = bytes;
  if (advType === undefined || bytes.length < HEAD_BYTES) return null;
  const [mac, rssi] = [hexOf(bytes.subarray(1, 7)), viewOf(bytes).getUint8(7) - 256];
  return { advType, mac, rssi, beacon: readAdvertisement(bytes.subarray(HEAD_BYTES)) };
}

/** What it heard; null where it is no such message. What is no device is left out. */
export function readAprilBrother(bytes: Uint8Array): readonly Hearing[] | null {
  const message = readMessagePack(bytes);
  if (!(message instanceof Map)) return null;
  const [mac, devices]: unknown[] = [message.get('mac'), message.get('devices')];
  const gateway = mac instanceof Uint8Array ? macIn(textOf(mac)) : null;
  if (gateway === null || !Array.isArray(devices)) return null;
  return devices.flatMap((each: unknown) => {
    const device = each instanceof Uint8Array ? readAprilBrotherDevice(each) : null;
    if (device === null) return [];
    const names = [radioName(device.mac), ...namesOf(device.beacon)];
    return [{ gateway: radioName(gateway), names, rssiDbm: device.rssi, at: null }];
  });
}
