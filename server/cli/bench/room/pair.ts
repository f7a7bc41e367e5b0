/** A server and its phones, each in a process of its own, so that each has a core of this machine. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Phoning, Received, Told as ToldByPhones } from './phones.ts';
import type { Cost, Serving, Told as ToldByServer } from './served.ts';

function start(file: string, options: unknown): ChildProcess {
  return fork(join(import.meta.dirname, file), [JSON.stringify(options)]);
}

/** The next message of this type; rejects when the process ends before. */
function said<T extends { readonly type: string }, K extends T['type']>(
  child: ChildProcess,
  type: K,
): Promise<Extract<T, { readonly type: K }>> {
  return new Promise((done, fail) => {
    const ended = () => fail(new Error('a process of the bench has ended'));
    const hear = (message: Extract<T, { readonly type: K }>) => {
      if (message.type !== type) return;
      child.off('message', hear).off('exit', ended);
      done(message);
    };
    child.on('message', hear).on('exit', ended);
  });
}

export interface Pair {
  /** The server's processor time for letting one phone in, in milliseconds. */
  readonly joinMs: number;
  /** What the server's work costs, and what the phones see, over so many seconds. */
  measure(seconds: number): Promise<{ readonly cost: Cost; readonly received: Received }>;
  /** End both. */
  end(): void;
}

/** Start a server, and let all phones in. */
export async function startPair(serving: Serving): Promise<Pair> {
  const server = start('served.ts', serving);
  const children = [server];
  const end = () => {
    for (const child of children) child.kill();
  };
  try {
    const { port } = await said<ToldByServer, 'open'>(server, 'open');
    const { kind, people, still } = serving;
    const phoning: Phoning = { kind, people, still, port };
    const used = async () => {
      server.send({ type: 'used', seconds: 0 });
      return (await said<ToldByServer, 'used'>(server, 'used')).ms;
    };
    const before = await used();
    const phones = start('phones.ts', phoning);
    children.push(phones);
    await said<ToldByPhones, 'in'>(phones, 'in');
    const joinMs = ((await used()) - before) / people;
    return {
      joinMs,
      async measure(seconds) {
        const answers = Promise.all([
          said<ToldByServer, 'cost'>(server, 'cost'),
          said<ToldByPhones, 'received'>(phones, 'received'),
        ]);
        for (const child of children) child.send({ type: 'measure', seconds });
        const [{ cost }, { received }] = await answers;
        return { cost, received };
      },
      end,
    };
  } catch (error) {
    end();
    throw error;
  }
}
