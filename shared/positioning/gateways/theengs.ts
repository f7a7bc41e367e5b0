/**
 * Theengs Gateway and OpenMQTTGateway, `home/<gateway>/BTtoMQTT/<device>`: https://gateway.theengs.io/use/use.html,
 * https://docs.openmqttgateway.com/use/ble.html. The gateway is in the topic alone; it does not say when.
 */
import { radioName } from '../../venue/radio-name.ts';
import { readManufacturerData, readServiceData } from '../beacons/advertisement.ts';
import { bytesOfHex } from '../beacons/hex.ts';
import { type Hearing, macIn, nameIn, namesOf, namesOfParts, objectIn, rssiIn } from './hearing.ts';

const KIND = 'BTtoMQTT';

const bytesIn = (json: unknown): Uint8Array | null => (typeof json === 'string' ? bytesOfHex(json) : null);

/** The name in frames that it was told to pass on as they are. */
function rawFrame({
  manufacturerdata,
  servicedata,
  servicedatauuid,
}: Readonly<Record<string, unknown>>): readonly string[] {
  const [manufacturer, service] = [bytesIn(manufacturerdata), bytesIn(servicedata)];
  if (manufacturer !== null) return namesOf(readManufacturerData(manufacturer));
  const uuid = typeof servicedatauuid === 'string' ? Number.parseInt(servicedatauuid, 16) : null;
  return service === null ? [] : namesOf(readServiceData(uuid, service));
}

/** `{id, rssi, …}` with `mac`, `uuid`, `major`, `minor`, `manufacturerdata` or `servicedata`; null where it is none. */
export function readTheengs(json: unknown, topic: readonly string[]): readonly Hearing[] | null {
  const row = objectIn(json);
  const gateway = nameIn(topic[topic.lastIndexOf(KIND) - 1]);
  const [id, rssiDbm] = [nameIn(row?.id), rssiIn(row?.rssi)];
  if (row === null || !topic.includes(KIND) || gateway === null || id === null || rssiDbm === null) return null;
  // With iBeacons' UUIDs for ids, the address has a field of its own.
  const mac = macIn(id) ?? macIn(row.mac);
  const names = [
    ...(mac === null ? [] : [radioName(mac)]),
    ...namesOfParts(row.uuid, row.major, row.minor),
    ...rawFrame(row),
  ];
  return [{ gateway: radioName(gateway), names, rssiDbm, at: null }];
}
