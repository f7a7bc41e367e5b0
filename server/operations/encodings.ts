/** A body in the encodings that browsers take: as it is, gzip and brotli. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export interface Body {
  readonly type: string;
  readonly plain: Buffer;
  readonly gzip: Buffer | null;
  readonly brotli: Buffer | null;
}

/** Below this many bytes compression saves no packet. */
const WORTH_IT = 900;

/**
 * A text in all encodings.
 * @param quality brotli's, 0 to 11: 5 for what is made for one answer, 11 for what is made once
 */
export async function encode(type: string, text: string | Buffer, quality: number): Promise<Body> {
  const plain = Buffer.from(text);
  if (plain.length < WORTH_IT) return { type, plain, gzip: null, brotli: null };
  const parameters = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  };
  const [zipped, pressed] = await Promise.all([zip(plain), brotli(plain, { params: parameters })]);
  return { type, plain, gzip: zipped, brotli: pressed };
}

/** Whether the header names this encoding without refusing it by q=0. */
function takes(header: string, encoding: string): boolean {
  return header.split(',').some((part) => {
    const [name = '', ...parameters] = part.trim().toLowerCase().split(';');
    return name === encoding && !parameters.some((parameter) => /^\s*q=0(\.0*)?\s*$/.test(parameter));
  });
}

/** Answer with the smallest encoding that the browser takes. Status and caching are the caller's. */
export function sendBody(request: Request, response: Response, body: Body): void {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  response.vary('Accept-Encoding');
  response.type(body.type);
  if (body.brotli !== null && takes(accepted, 'br')) {
    response.set('Content-Encoding', 'br').end(request.method === 'HEAD' ? undefined : body.brotli);
  } else if (body.gzip !== null && takes(accepted, 'gzip')) {
    response.set('Content-Encoding', 'gzip').end(request.method === 'HEAD' ? undefined : body.gzip);
  } else {
    response.end(request.method === 'HEAD' ? undefined : body.plain);
  }
}
