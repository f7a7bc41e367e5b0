/** Whichever gateway sent it: each format is told from the others by what is in it. */
import { readAprilBrother } from './april-brother.ts';
import { readEspresense } from './espresense.ts';
import type { Hearing } from './hearing.ts';
import { readMinewJson } from './minew.ts';
import { readMinewBinary } from './minew-binary.ts';
import { readRuuviHttp, readRuuviMqtt } from './ruuvi.ts';
import { readTheengs } from './theengs.ts';

/** What a gateway that speaks in bytes heard; null where no format is known that is like this. */
export const readBytes = (bytes: Uint8Array): readonly Hearing[] | null =>
  readMinewBinary(bytes) ?? readAprilBrother(bytes);

/** What a gateway that speaks JSON heard; null where no format is known that is like this. */
export const readDocument = (json: unknown): readonly Hearing[] | null => readRuuviHttp(json) ?? readMinewJson(json);

/**
 * What a gateway that speaks JSON published; null where no format is known that is like this.
 * @param topic the topic's levels: some formats name gateway or device there alone
 */
export const readPublished = (json: unknown, topic: readonly string[]): readonly Hearing[] | null =>
  readTheengs(json, topic) ?? readRuuviMqtt(json, topic) ?? readEspresense(json, topic) ?? readDocument(json);
