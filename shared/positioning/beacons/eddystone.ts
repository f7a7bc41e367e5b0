/** Eddystone, the open frames: https://github.com/google/eddystone/blob/master/protocol-specification.md. */
import { hexOf, viewOf } from './hex.ts';

/** An Eddystone frame. Powers are what is measured at 0 m, in dBm: about 41 dB over those at 1 m. */
export type Eddystone =
  | {
      readonly type: 'eddystone-uid';
      /** 10 and 6 bytes in hexadecimal, in lower case. */
      readonly namespace: string;
      readonly instance: string;
      readonly txPower0m: number;
    }
  | { readonly type: 'eddystone-url'; readonly url: string; readonly txPower0m: number }
  | {
      readonly type: 'eddystone-tlm';
      readonly voltage_mV: number;
      readonly temperature_C: number;
      readonly advCount: number;
      readonly uptime_s: number;
    }
  | {
      readonly type: 'eddystone-eid';
      /** 8 bytes in hexadecimal that change with time. */
      readonly eid: string;
      readonly txPower0m: number;
    };

const SCHEMES = ['http://www.', 'https://www.', 'http://', 'https://'];
const ENDINGS = ['.com', '.org', '.edu', '.net', '.info', '.biz', '.gov'];
/** The longest address of a frame of 20 bytes. */
const LONGEST_URL = 18;

/**
 * The frame in service data of the UUID 0xFEAA; null where it is none. That UUID has others' frames too. Encrypted
 * telemetry is none that anybody here could read.
 */
export function readEddystone(data: Uint8Array): Eddystone | null {
  if (data.length < 2) return null;
  const view = viewOf(data);
  const txPower0m = view.getInt8(1);
  switch (data[0]) {
    case 0x00: {
      // The two reserved bytes at its end are often left out.
      if (data.length !== 18 && data.length !== 20) return null;
      const [namespace, instance] = [hexOf(data.subarray(2, 12)), hexOf(data.subarray(12, 18))];
      return { type: 'eddystone-uid', namespace, instance, txPower0m };
    }
    case 0x10: {
      const url = readUrl(data.subarray(2));
      return url === null ? null : { type: 'eddystone-url', url, txPower0m };
    }
    case 0x20:
      if (data.length !== 14 || data[1] !== 0) return null;
      return {
        type: 'eddystone-tlm',
        voltage_mV: view.getUint16(2),
        temperature_C: view.getInt16(4) / 256,
        advCount: view.getUint32(6),
        uptime_s: view.getUint32(10) / 10,
      };
    case 0x30:
      return data.length === 10 ? { type: 'eddystone-eid', eid: hexOf(data.subarray(2)), txPower0m } : null;
    default:
      return null;
  }
}

function readUrl([scheme = SCHEMES.length, ...rest]: Uint8Array): string | null {
  const start = SCHEMES[scheme];
  if (start === undefined || rest.length === 0 || rest.length >= LONGEST_URL) return null;
  let url = start;
  for (const byte of rest) {
    const ending = ENDINGS[byte % ENDINGS.length];
    if (byte < 2 * ENDINGS.length) url += byte < ENDINGS.length ? `${ending}/` : ending;
    else if (byte > 0x20 && byte < 0x7f) url += String.fromCharCode(byte);
    else return null;
  }
  return url;
}
