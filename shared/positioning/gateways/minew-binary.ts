/**
 * Minew G1 in binary ("long"), as reelyActive's barnowl-minew documents it, https://github.com/reelyactive/barnowl-minew:
 * `BB 01`, length of all (4), gateway (6), count of devices (2); of each device its address (6) and count of packets (2);
 * of each packet length of data (1), data, type (1), strength (1); `DD`. Numbers have their highest byte first.
 */
import { radioName } from '../../venue/radio-name.ts';
import { readAdvertisement } from '../beacons/advertisement.ts';
import { hexOf, viewOf } from '../beacons/hex.ts';
import { type Hearing, namesOf } from './hearing.ts';

const HEAD = 0xbb01;
const TAIL = 0xdd;
const HEAD_BYTES = 14;

/** One packet of a device. */
interface MinewPacket {
  readonly mac: string;
  readonly data: Uint8Array;
  readonly rssiDbm: number;
}

/** The gateway's address and all packets; null where anything does not fit. */
export function minewPackets(
  bytes: Uint8Array,
): { readonly gateway: string; readonly packets: readonly MinewPacket[] } | null {
  if (bytes.length <= HEAD_BYTES) return null;
  const view = viewOf(bytes);
  if (view.getUint16(0) !== HEAD || view.getUint32(2) !== bytes.length || bytes.at(-1) !== TAIL) return null;
  const end = bytes.length - 1;
  const packets: MinewPacket[] = [];
  let at = HEAD_BYTES;
  for (let device = 0; device < view.getUint16(12); device += 1) {
    if (at + 8 > end) return null;
    const mac = hexOf(bytes.subarray(at, at + 6));
    const count = view.getUint16(at + 6);
    at += 8;
    for (let packet = 0; packet < count; packet += 1) {
      const data = at + 1;
      const after = data + (bytes[at] ?? 0);
      if (after + 2 > end) return null;
      packets.push({ mac, data: bytes.subarray(data, after), rssiDbm: view.getInt8(after + 1) });
      at = after + 2;
    }
  }
  return at === end ? { gateway: hexOf(bytes.subarray(6, 12)), packets } : null;
}

/** What it heard; null where it is no such message. It does not say when. */
export function readMinewBinary(bytes: Uint8Array): readonly Hearing[] | null {
  const read = minewPackets(bytes);
  if (read === null) return null;
  const gateway = radioName(read.gateway);
  return read.packets.map(({ mac, data, rssiDbm }) => ({
    gateway,
    names: [radioName(mac), ...namesOf(readAdvertisement(data))],
    rssiDbm,
    at: null,
  }));
}
