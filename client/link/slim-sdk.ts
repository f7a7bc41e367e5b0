import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Stand-ins for functions that are named where a page loads but only called where state is encoded. */
const functions = (...names: readonly string[]): string =>
  `const left = () => { throw new Error('left out of the page'); };\nexport { ${names.map((name) => `left as ${name}`).join(', ')} };`;

/**
 * Parts of the SDK and of @colyseus/schema that a page of ours never runs, and what stands in for them. A phone decodes
 * state and never encodes it, knows no sign-in of Colyseus' own, sends no input packets and speaks WebSocket alone.
 */
const LEFT_OUT: readonly (readonly [suffix: string, standIn: string])[] = [
  ['@colyseus/sdk/build/Auth.mjs', 'export class Auth {}'],
  ['@colyseus/sdk/build/transport/H3Transport.mjs', 'export class H3TransportTransport {}'],
  ['@colyseus/sdk/build/input/RoomInput.mjs', 'export class RoomInput {}'],
  ['@colyseus/sdk/build/serializer/NoneSerializer.mjs', 'export class NoneSerializer {}'],
  ['@colyseus/sdk/build/legacy.mjs', ''],
  ['@colyseus/sdk/build/3rd_party/discord.mjs', 'export const discordURLBuilder = String;'],
  ['@colyseus/schema/src/encoder/Encoder.ts', 'export class Encoder {}'],
  ['@colyseus/schema/src/encoder/StateView.ts', 'export class StateView {}'],
  [
    '@colyseus/schema/src/encoder/EncodeOperation.ts',
    functions(
      'encodeValue',
      'encodeSchemaOperation',
      'encodeMapEntry',
      'encodeIndexedEntry',
      'encodeKeyValueOperation',
      'encodeArray',
    ),
  ],
  ['@colyseus/schema/src/encoder/subscriptions.ts', functions('propagateNewChildToSubscribers')],
  [
    '@colyseus/schema/src/encoder/streaming.ts',
    functions(
      'createStreamableState',
      'ensureStreamState',
      'streamRouteAdd',
      'streamRouteRemove',
      'streamRouteClear',
      'streamHasViewBacklog',
      'streamHasBroadcastBacklog',
      'streamEnqueueForView',
      'streamDequeueForView',
      'streamDropView',
      'ARRAY_STREAM_NOT_SUPPORTED',
    ),
  ],
  ['@colyseus/schema/src/types/custom/SetSchema.ts', 'export class SetSchema {}'],
  ['@colyseus/schema/src/types/custom/CollectionSchema.ts', 'export class CollectionSchema {}'],
  ['@colyseus/schema/src/types/custom/StreamSchema.ts', 'export class StreamSchema {}'],
];

/** Modules of the two packages that must run when loaded: they register types or names for the decoder. */
const RUN_WHEN_LOADED = /symbol\.shim|(Map|Array)Schema\.ts|schema\/src\/Schema\.ts|sdk\/build\/index\.mjs/;

/**
 * Builds @colyseus/schema from its own sources, module by module, so that the bundler can leave out what the page does
 * not use: the published single file cannot be taken apart, and with it a phone would load 10 kB more before the card
 * works. Fails the build when a module named here is gone, so that a new version of the SDK is looked at by somebody.
 */
export function slimSdk(): Plugin {
  const seen = new Set<string>();
  return {
    name: 'slim-sdk',
    apply: 'build',
    enforce: 'pre',
    config: () => ({
      resolve: {
        alias: [
          {
            find: /^@colyseus\/schema$/,
            replacement: fileURLToPath(import.meta.resolve('@colyseus/schema')).replace(
              /build\/index\.\w+$/,
              'src/index.ts',
            ),
          },
          { find: /^msgpackr$/, replacement: fileURLToPath(new URL('./msgpack.ts', import.meta.url)) },
        ],
      },
    }),
    load(id) {
      const found = LEFT_OUT.find(([suffix]) => id.endsWith(suffix));
      if (!found) return null;
      seen.add(found[0]);
      return found[1];
    },
    transform(code, id) {
      if (!/@colyseus\/(schema\/src|sdk\/build)\//.test(id)) return null;
      // The sources declare one rest parameter as optional, which the bundler's parser rightly refuses.
      return {
        code: code.replace('...items?: unknown[]', '...items: unknown[]'),
        map: null,
        moduleSideEffects: RUN_WHEN_LOADED.test(id),
      };
    },
    buildEnd(error) {
      const gone = LEFT_OUT.filter(([suffix]) => !seen.has(suffix));
      if (!error && gone.length > 0)
        this.error(`slim-sdk: not found any more: ${gone.map(([suffix]) => suffix).join(', ')}`);
    },
  };
}
