/**
 * Ruuvi Gateway. HTTP: https://docs.ruuvi.com/gw-data-formats/http-time-stamped-data-from-bluetooth-sensors; MQTT, one
 * message a device at `<prefix>/<gw_mac>/<device's mac>`:
 * https://docs.ruuvi.com/gw-data-formats/mqtt-time-stamped-data-from-bluetooth-sensors.
 */
import { radioName } from '../../venue/radio-name.ts';
import { type Hearing, macIn, namesInHex, objectIn, rssiIn, secondsIn } from './hearing.ts';

/** One device, as both ways tell of it. Null where it is none. */
function hearing(gateway: string, device: unknown, row: Readonly<Record<string, unknown>>, at: unknown) {
  const [mac, rssiDbm] = [macIn(device), rssiIn(row.rssi)];
  if (mac === null || rssiDbm === null) return null;
  const names = [radioName(mac), ...namesInHex(row.data)];
  // A gateway that does not know the time counts messages instead.
  return { gateway: radioName(gateway), names, rssiDbm, at: secondsIn(at) } satisfies Hearing;
}

/** `{data: {gw_mac, tags: {<mac>: {rssi, timestamp, data}}}}`; null where it is none. Devices without a strength are left out. */
export function readRuuviHttp(json: unknown): readonly Hearing[] | null {
  const data = objectIn(objectIn(json)?.data);
  const [gateway, tags] = [macIn(data?.gw_mac), objectIn(data?.tags)];
  if (gateway === null || tags === null) return null;
  return Object.entries(tags).flatMap(([device, tag]) => {
    const row = objectIn(tag);
    return (row === null ? null : hearing(gateway, device, row, row.timestamp)) ?? [];
  });
}

/** `{gw_mac, rssi, aoa, gwts, ts, data, coords}`, or a word on the gateway's own state; null where it is neither. */
export function readRuuviMqtt(json: unknown, topic: readonly string[]): readonly Hearing[] | null {
  const row = objectIn(json);
  const device = topic.at(-1);
  if (row !== null && device === 'gw_status' && typeof row.state === 'string') return [];
  const gateway = macIn(row?.gw_mac);
  if (row === null || gateway === null) return null;
  const heard = hearing(gateway, device, row, row.ts);
  return heard === null ? null : [heard];
}
