/** The certificate of a server that speaks https itself: read from two files, and again when they were renewed. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import type { Server as TlsServer } from 'node:tls';
import type { Logger } from '../room/ports.ts';

/** The settings TLS_CERT and TLS_KEY: paths of PEM files. */
export interface TlsFiles {
  readonly certificate: string;
  readonly key: string;
}

/** A certificate with those that vouch for it, and its private key, as PEM. */
export interface CertificatePair {
  readonly cert: string;
  readonly key: string;
}

/** What is wrong with the files, by the setting that names the one at fault. */
export interface CertificateFault {
  readonly setting: 'TLS_CERT' | 'TLS_KEY';
  readonly message: string;
}

type Read<Value> = { readonly value: Value } | { readonly fault: string };

function tried<Value>(read: () => Value, otherwise: (error: unknown) => string): Read<Value> {
  try {
    return { value: read() };
  } catch (error) {
    return { fault: otherwise(error) };
  }
}

const unreadable = (error: unknown) =>
  `the file cannot be read${error instanceof Error && 'code' in error ? ` (${error.code})` : ''}`;

/** What is wrong with a file of certificates that vouch for others; null where nothing is. */
export function readAuthority(path: string): string | null {
  const file = tried(() => readFileSync(path, 'utf8'), unreadable);
  if ('fault' in file) return file.fault;
  const read = tried(
    () => new X509Certificate(file.value),
    () => 'the file is not a certificate in PEM',
  );
  return 'fault' in read ? read.fault : null;
}

/**
 * Read both files.
 * @param host the host that phones ask for, which the certificate must be for; null: any
 * @returns the pair, or the first fault of it
 */
export function readCertificate(files: TlsFiles, host: string | null): CertificatePair | CertificateFault {
  const cert = tried(() => readFileSync(files.certificate, 'utf8'), unreadable);
  if ('fault' in cert) return { setting: 'TLS_CERT', message: cert.fault };
  const key = tried(() => readFileSync(files.key, 'utf8'), unreadable);
  if ('fault' in key) return { setting: 'TLS_KEY', message: key.fault };
  const certificate = tried(
    () => new X509Certificate(cert.value),
    () => 'the file is not a certificate in PEM',
  );
  if ('fault' in certificate) return { setting: 'TLS_CERT', message: certificate.fault };
  const secret = tried(
    () => createPrivateKey(key.value),
    () => 'the file is not a private key in PEM without a passphrase',
  );
  if ('fault' in secret) return { setting: 'TLS_KEY', message: secret.fault };
  if (!certificate.value.checkPrivateKey(secret.value)) {
    return { setting: 'TLS_KEY', message: 'the key does not fit the certificate of TLS_CERT' };
  }
  if (host !== null && !isFor(certificate.value, host)) {
    return { setting: 'TLS_CERT', message: `the certificate is not for ${host}, the host of PUBLIC_URL` };
  }
  return { cert: cert.value, key: key.value };
}

function isFor(certificate: X509Certificate, host: string): boolean {
  const address = host.replace(/^\[|\]$/g, '');
  return (isIP(address) === 0 ? certificate.checkHost(host) : certificate.checkIP(address)) !== undefined;
}

/**
 * Looks at the files again and serves with what is in them now: new connections have the new certificate, and those
 * that are open go on. A pair that does not fit, as when one file of two is written already, is left for the next look.
 * @returns whether another certificate is served now
 */
export function certificateKeeper(
  server: Pick<TlsServer, 'setSecureContext'>,
  files: TlsFiles,
  host: string | null,
  first: CertificatePair,
  log: Logger,
): () => boolean {
  let served = first;
  return () => {
    const read = readCertificate(files, host);
    if ('setting' in read) {
      log.warn({ setting: read.setting }, 'the certificate cannot be renewed; the one before is still served');
      return false;
    }
    if (read.cert === served.cert && read.key === served.key) return false;
    server.setSecureContext({ cert: read.cert, key: read.key });
    served = read;
    log.info({}, 'the certificate was renewed');
    return true;
  };
}
