/**
 * ESPresense, `espresense/devices/<id>/<node>`: https://espresense.com/configuration/mqtt. The node, which is the gateway,
 * is in the topic alone; it does not say when.
 */
import { radioName } from '../../venue/radio-name.ts';
import { type Hearing, macIn, nameIn, objectIn, rssiIn } from './hearing.ts';

const IBEACON = /^iBeacon:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(\d{1,5})-(\d{1,5})$/i;

/** Its firmware writes the fifth byte of the namespace twice. */
const EDDYSTONE = /^eddy:((?:[0-9a-f]{2}){4})([0-9a-f]{2})\2((?:[0-9a-f]{2}){5})-([0-9a-f]{12})$/i;

/** The frame that it made this id of; none where it made it of something else. */
function frameIn(id: string): readonly string[] {
  const [, uuid, major, minor] = IBEACON.exec(id) ?? [];
  if (uuid !== undefined) return [radioName(`ibeacon:${uuid}:${Number(major)}:${Number(minor)}`)];
  const [, first, fifth, last, instance] = EDDYSTONE.exec(id) ?? [];
  return first === undefined ? [] : [radioName(`eddystone:${first}${fifth}${last}:${instance}`)];
}

/** `{mac, id, idType, "rssi@1m", rssi, raw, distance, int, …}`; null where it is none. */
export function readEspresense(json: unknown, topic: readonly string[]): readonly Hearing[] | null {
  const row = objectIn(json);
  const [id, node, rssiDbm] = [nameIn(row?.id), nameIn(topic.at(-1)), rssiIn(row?.rssi)];
  if (row === null || id === null || node === null || rssiDbm === null || rssiIn(row['rssi@1m']) === null) return null;
  const mac = macIn(row.mac);
  const names = [...(mac === null ? [] : [radioName(mac)]), radioName(id), ...frameIn(id)];
  return [{ gateway: radioName(node), names, rssiDbm, at: null }];
}
