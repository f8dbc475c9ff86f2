/** The certificates of applications: what may be one, its thumbprints, and the signatures that its key can make. */

import { type KeyObject, X509Certificate } from 'node:crypto';
import { KnownError } from '../errors.ts';

export interface ClientCertificate {
  readonly pem: string;
  /** Upper-case hexadecimal digits, as Windows and Entra show them. */
  readonly sha1: string;
  readonly sha256: string;
  readonly publicKey: KeyObject;
  /** Of RFC 7518. */
  readonly algorithms: readonly string[];
  readonly validFrom: Date;
  readonly validTo: Date;
}

const rsaAlgorithms = ['PS256', 'RS256'];
const ecAlgorithms = ['ES256'];
/** What the keys of certificates sign with. */
export const certificateAlgorithms: readonly string[] = [...rsaAlgorithms, ...ecAlgorithms];

/** PEM, alone or beside its key, or DER. Throws `KnownError` InvalidInput for what is no certificate, or has a key that cannot sign. */
export function readCertificate(bytes: string | Buffer): ClientCertificate {
  const certificate = parse(bytes);
  const algorithms = algorithmsOf(certificate.publicKey);
  if (algorithms.length === 0) {
    throw new KnownError(
      'InvalidInput',
      `The key of the certificate is ${describe(certificate.publicKey)}; it must be RSA of at least 2048 bits, or EC on the curve P-256.`,
    );
  }
  return {
    pem: certificate.toString(),
    sha1: certificate.fingerprint.replaceAll(':', ''),
    sha256: certificate.fingerprint256.replaceAll(':', ''),
    publicKey: certificate.publicKey,
    algorithms,
    validFrom: certificate.validFromDate,
    validTo: certificate.validToDate,
  };
}

export function isValidAt({ validFrom, validTo }: ClientCertificate, now: number): boolean {
  return validFrom.getTime() <= now && now <= validTo.getTime();
}

function parse(bytes: string | Buffer): X509Certificate {
  try {
    return new X509Certificate(bytes);
  } catch (cause) {
    throw new KnownError(
      'InvalidInput',
      'The file holds no X.509 certificate in PEM or DER form. From a .pfx file, take it with "openssl pkcs12 -in FILE -clcerts -nokeys".',
      { cause },
    );
  }
}

function algorithmsOf({ asymmetricKeyType: type, asymmetricKeyDetails: details = {} }: KeyObject): readonly string[] {
  if (type === 'rsa' && (details.modulusLength ?? 0) >= 2048) return rsaAlgorithms;
  return type === 'ec' && details.namedCurve === 'prime256v1' ? ecAlgorithms : [];
}

function describe({ asymmetricKeyType: type, asymmetricKeyDetails: details = {} }: KeyObject): string {
  const size = details.modulusLength === undefined ? details.namedCurve : `${details.modulusLength} bits`;
  return [type, size].filter((part) => part !== undefined).join(', ');
}
