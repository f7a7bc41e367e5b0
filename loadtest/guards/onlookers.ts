/** Those who are in the house already, as a guard asks them how long scans near by take to show. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { quantile } from '../figures.ts';
import { readSite } from '../site.ts';
import type { House } from './house.ts';
import { type Asked, NEAR_SIGNS, type Told } from './near-signs.ts';
import { smallVenue } from './small-venue.ts';

/** The small house with six signs more, near each other, so that who scans these is near to all who do. */
export const signedHouse = {
  ...smallVenue,
  markers: [
    ...smallVenue.markers,
    ...NEAR_SIGNS.map((id, at) => ({
      id,
      kind: 'qr' as const,
      level: '0',
      at: [6 + at, 9] as [number, number],
      standAt: [6.173 + at * 0.971, 10.391] as [number, number],
      area: 'foyer',
      name: { en: `sign ${at}`, fr: `affiche ${at}` },
    })),
  ],
};

export interface Onlookers {
  /** The 99th percentile of the delays near by over so long from now on, in milliseconds. */
  p99(milliseconds: number): Promise<number>;
  /** How many of their lines were lost so far. */
  readonly lost: number;
  end(): void;
}

/** Let them in, and wait until they are. */
export async function openOnlookers({ server }: House): Promise<Onlookers> {
  const child = fork(join(import.meta.dirname, 'onlooker.ts'), [], { serialization: 'advanced' });
  const ask = (asked: Asked): void => void child.send(asked);
  const told = <T extends Told['type']>(type: T): Promise<Told & { readonly type: T }> =>
    new Promise((done, fail) => {
      const ended = () => fail(new Error('those who look on have ended'));
      child.once('exit', ended);
      child.once('message', (said: Told & { readonly type: T }) => {
        child.off('exit', ended);
        if (said.type === type) done(said);
        else fail(new Error(`those who look on said ${said.type}, not ${type}`));
      });
    });
  let lost = 0;
  const count = async (): Promise<readonly number[]> => {
    const counted = told('counted');
    ask({ type: 'count' });
    const { delays, lost: sofar } = await counted;
    lost = sofar;
    return delays;
  };
  const isIn = told('in');
  ask({ type: 'come', site: await readSite(server.endpoint, server.token) });
  await isIn;
  return {
    async p99(milliseconds) {
      await count();
      await wait(milliseconds);
      const p99 = quantile(await count(), 0.99);
      if (p99 === null) throw new Error('nobody was seen to scan');
      return p99;
    },
    get lost() {
      return lost;
    },
    end: () => void child.kill(),
  };
}
