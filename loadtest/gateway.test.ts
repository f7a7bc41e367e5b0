import { createServer } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { report } from './gateway.ts';
import { Tally } from './tally.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A server that takes reports, and answers like this. */
async function taking(status: number) {
  const bodies: { readonly authorization: string | undefined; readonly reports: unknown[] }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (bytes: Buffer) => {
      body += bytes.toString();
    });
    request.on('end', () => {
      bodies.push({ authorization: request.headers.authorization, reports: JSON.parse(body) });
      response.writeHead(status).end('{}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  ends.push(() => server.close());
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { endpoint: `http://127.0.0.1:${port}`, bodies };
}
const worn = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    badge: `b${i}`,
    ear: () => [
      { anchor: 'g1', rssiDbm: -60 },
      { anchor: 'g2', rssiDbm: -70 },
    ],
  }));

test('LT 37 what gateways hear of badges is posted in the server’s own format, a thousand at most at once', async () => {
  const { endpoint, bodies } = await taking(200);
  const tally = new Tally();
  await report(endpoint, 'token', worn(600), 5_000, tally);
  expect(bodies.map(({ reports }) => reports.length)).toEqual([1_000, 200]);
  expect(bodies[0]).toMatchObject({ authorization: 'Bearer token' });
  expect(bodies[0]?.reports[1]).toEqual({ gateway: 'g2', badge: 'b0', rssi: -70, time: 5_000 });
  expect(tally.errors).toBe(0);
});

test('LT 37 a report that is not taken is an error that says so', async () => {
  const { endpoint } = await taking(401);
  const tally = new Tally();
  await report(endpoint, 'wrong', worn(1), 5_000, tally);
  expect([...tally.faults]).toEqual([['a gateway’s report was answered with 401', 1]]);
  await report('http://127.0.0.1:9', 'token', worn(1), 5_000, tally);
  expect(tally.faults.get('a gateway’s report was not answered')).toBe(1);
});
