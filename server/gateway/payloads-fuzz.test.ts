import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bytesOfHex, hexOf } from '../../shared/positioning/beacons/hex.ts';
import type { Hearing } from '../../shared/positioning/gateways/hearing.ts';
import { readBytes, readPublished } from '../../shared/positioning/gateways/read-payload.ts';
import { nextUint32, randomness } from '../../shared/world/random.ts';
import { dataPath } from '../venues/test-data.ts';

const SEED = Number(process.env.VISAVIS_FUZZ_SEED ?? 20_261_123);
const PAYLOADS = Number(process.env.VISAVIS_FUZZ_PAYLOADS ?? 20_000);

const data = dataPath('gateways');

interface Payload {
  readonly topic: string;
  readonly bytes: Buffer;
}

/** Real payloads of every kind, and made ones of those kinds that the collection has none of. */
function realPayloads(folder: string): Payload[] {
  const file = (...path: string[]) => readFileSync(join(folder, ...path));
  const ruuvi = readdirSync(join(folder, 'ruuvi')).filter((name) => name.endsWith('.json') && !name.includes('schema'));
  const log = file('espresense', 'stationary_7_14.75_1.25.jsonl').toString().trim().split('\n').slice(0, 20);
  const theengs = {
    id: '60:87:57:4C:9B:C2',
    rssi: -78,
    uuid: '1de4b189115e45f6b44e509352269977',
    major: 0,
    minor: 7,
    manufacturerdata: '4c0002151de4b189115e45f6b44e50935226997700000007be',
    servicedatauuid: '0xfeaa',
    servicedata: '00e800112233445566778899aabbccddeeff',
  };
  const device = '00a1b2c3d4e5f6aa0201061aff4c0002150f1e2d3c4b5a49788796a5b4c3d2e1f012345678c5';
  const april = `82a36d6163ac${Buffer.from('B0B4480C4F3A').toString('hex')}a76465766963657392${`c426${device}`.repeat(2)}`;
  const capture = file('raw', 'minew-g1-binary-long.hex').toString().trim();
  return [
    ...Array(8).fill({ topic: 'x', bytes: Buffer.from(bytesOfHex(capture) ?? []) }),
    ...Array(8).fill({ topic: 'x', bytes: Buffer.from(bytesOfHex(april) ?? []) }),
    { topic: 'x', bytes: file('raw', 'minew-g1-json-long.json') },
    ...ruuvi.map((name) => ({ topic: 'ruuvi/C8:25:2D:8E:9C:2C/F4:1F:0C:28:CB:D6', bytes: file('ruuvi', name) })),
    ...log.map((line) => {
      const { topic, payload } = JSON.parse(line);
      return { topic, bytes: Buffer.from(JSON.stringify(payload)) };
    }),
    ...Array(5).fill({ topic: 'home/hall/BTtoMQTT/6087574C9BC2', bytes: Buffer.from(JSON.stringify(theengs)) }),
  ];
}

/** All texts of a document, and all its numbers. */
function leaves(json: unknown, texts: string[] = [], numbers: number[] = []): { texts: string[]; numbers: number[] } {
  if (typeof json === 'string') texts.push(json);
  else if (typeof json === 'number') numbers.push(json);
  else if (typeof json === 'object' && json !== null) {
    for (const [key, value] of Object.entries(json)) {
      texts.push(key);
      leaves(value, texts, numbers);
    }
  }
  return { texts, numbers };
}

const bare = (text: string) => text.toLowerCase().replaceAll(/[:-]/g, '');

interface Said {
  readonly text: string;
  readonly numbers: ReadonlySet<number>;
  readonly instants: ReadonlySet<number>;
}

const hexShort = (value: string | undefined) => Number(value).toString(16).padStart(4, '0');

/** Whether the payload has this name in it, in whichever writing. */
function says({ text, numbers }: Said, name: string): boolean {
  const [kind, first = '', second = '', third = ''] = name.split(':');
  const uuid = bare(first);
  if (kind === 'ibeacon') {
    const inFrame = text.includes(uuid + hexShort(second) + hexShort(third));
    const inParts = text.includes(uuid) && numbers.has(Number(second)) && numbers.has(Number(third));
    return inFrame || inParts || text.includes(uuid + second + third);
  }
  if (kind === 'eddystone') {
    return text.includes(first + second) || text.includes(first.slice(0, 10) + first.slice(8) + second);
  }
  return text.includes(bare(kind === 'altbeacon' ? first : name));
}

/** What was read of a payload that it does not say. */
function unsaid(hearings: readonly Hearing[], said: Said): unknown[] {
  return hearings.flatMap(({ gateway, names, rssiDbm, at }) => [
    ...[gateway, ...names].filter((name) => !says(said, name)),
    ...(said.numbers.has(rssiDbm) ? [] : [rssiDbm]),
    ...(at === null || said.instants.has(at) ? [] : [at]),
  ]);
}

test.skipIf(data === null)(
  `GW 7 ${PAYLOADS} mutated payloads: no throw, and no sighting that is not in the payload (seed ${SEED})`,
  () => {
    const luck = randomness(SEED);
    const upTo = (most: number) => nextUint32(luck) % Math.max(1, most);
    const real = realPayloads(data ?? '');
    const pick = () => real[upTo(real.length)] ?? { topic: '', bytes: Buffer.alloc(0) };
    const ODD = [
      null,
      true,
      -1,
      0,
      128,
      1e308,
      65_536,
      '',
      'x',
      [],
      {},
      '__proto__',
      [[[]]],
      -128,
      '\u0000',
      '00',
      9e15,
    ];

    const mutateBytes = (bytes: Buffer): Buffer => {
      const at = upTo(bytes.length);
      switch (upTo(6)) {
        case 0:
          return bytes.subarray(0, at);
        case 1:
          return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + upTo(20))]);
        case 2:
          return Buffer.concat([bytes.subarray(0, at), pick().bytes.subarray(0, upTo(40)), bytes.subarray(at)]);
        default: {
          const copy = Buffer.from(bytes);
          for (let times = 0; times <= upTo(4); times += 1) copy[upTo(copy.length)] = upTo(256);
          // As a message that was made wrong, and not one that was cut.
          if (copy.length > 14 && copy[0] === 0xbb && upTo(2) === 0) copy.writeUInt32BE(copy.length, 2);
          return copy;
        }
      }
    };
    const mutateJson = (json: unknown): unknown => {
      if (typeof json !== 'object' || json === null || upTo(6) === 0) {
        if (typeof json === 'string' && upTo(2) === 0) return mutateBytes(Buffer.from(json)).toString();
        return typeof json === 'number' && upTo(2) === 0 ? upTo(300) - 200 : ODD[upTo(ODD.length)];
      }
      const keys = Object.keys(json);
      const at = keys[upTo(keys.length)] ?? '0';
      const copy: Record<string, unknown> = { ...json };
      if (upTo(5) === 0) delete copy[at];
      else copy[upTo(5) === 0 ? 'rssi' : at] = mutateJson(copy[at]);
      return Array.isArray(json) ? Object.values(copy) : copy;
    };

    let heard = 0;
    const check = (payload: unknown, hearings: readonly Hearing[], said: Said): void => {
      const made = unsaid(hearings, said);
      // An expectation for each payload would take most of the time.
      if (made.length > 0) expect({ made, payload }).toEqual({ made: [], payload });
      heard += hearings.length;
    };
    for (let count = 0; count < PAYLOADS; count += 1) {
      const { topic, bytes } = pick();
      const levels = (upTo(4) === 0 ? mutateBytes(Buffer.from(topic)).toString() : topic).split('/');
      if (bytes[0] === 0xbb || bytes[0] === 0x82 || upTo(8) === 0) {
        const mutated = mutateBytes(bytes);
        const hearings = readBytes(mutated) ?? [];
        const numbers = new Set([...mutated].flatMap((byte) => [byte, byte - 256]));
        const text = `${hexOf(mutated)}\n${bare(mutated.toString('latin1'))}`;
        check(mutated, hearings, { text, numbers, instants: new Set() });
        continue;
      }
      const json = mutateJson(JSON.parse(bytes.toString()));
      const hearings = readPublished(json, levels) ?? [];
      const { texts, numbers } = leaves(json);
      const text = [...texts, ...levels].map(bare).join('\n');
      const instants = new Set([...numbers.map((number) => number * 1000), ...texts.map(Date.parse)]);
      check(json, hearings, { text, numbers: new Set(numbers), instants });
    }
    // A fuzz whose payloads are all refused shows nothing.
    expect(heard).toBeGreaterThan(PAYLOADS / 4);
  },
);
