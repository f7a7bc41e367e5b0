/**
 * Minew G1 in JSON ("json-long"): https://docs.beaconyun.com/gateway/G1. An array of rows; that of type "Gateway" says who
 * heard the others.
 */
import { radioName } from '../../venue/radio-name.ts';
import { type Hearing, macIn, namesInHex, namesOfParts, objectIn, rssiIn } from './hearing.ts';

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;

function instantIn(json: unknown): number | null {
  const at = typeof json === 'string' && ISO.test(json) ? Date.parse(json) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/** `[{type: "Gateway", mac}, {timestamp, type, mac, rssi, …}]`; null where it is none. Rows without a strength are left out. */
export function readMinewJson(json: unknown): readonly Hearing[] | null {
  if (!Array.isArray(json)) return null;
  const rows = json.map(objectIn);
  const gateway = macIn(rows.find((row) => row?.type === 'Gateway')?.mac);
  if (gateway === null) return null;
  return rows.flatMap((row) => {
    const [mac, rssiDbm, at] = [macIn(row?.mac), rssiIn(row?.rssi), instantIn(row?.timestamp)];
    if (row === null || row.type === 'Gateway' || mac === null || rssiDbm === null || at === null) return [];
    const { ibeaconUuid, ibeaconMajor, ibeaconMinor, rawData } = row;
    const names = [radioName(mac), ...namesOfParts(ibeaconUuid, ibeaconMajor, ibeaconMinor), ...namesInHex(rawData)];
    return [{ gateway: radioName(gateway), names, rssiDbm, at }];
  });
}
