import { type Program, programPath } from './debian.ts';

const MOSQUITTO: Program = {
  setting: 'MOSQUITTO',
  names: ['mosquitto'],
  packages: ['mosquitto', 'openssl'],
  need: 'The guards and the browser tests need the MQTT broker Mosquitto',
  effect: '1 MB; where services are started by themselves, it listens on this machine alone',
};

/** Where the broker Mosquitto is; null, with what to install, where there is none and none may be installed. */
export const mosquittoPath = (say: (line: string) => void): string | null => programPath(MOSQUITTO, say);
