/** A self-signed certificate for 127.0.0.1 and localhost, written field by field: Node makes keys and signatures, but no certificates. */

import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface TestCertificate {
  /** PEM */
  readonly cert: string;
  /** PEM */
  readonly key: string;
}

export interface CertificateOptions {
  readonly keyType?: 'ec' | 'rsa';
  readonly bits?: number;
  readonly curve?: string;
  readonly validFrom?: Date;
  readonly validTo?: Date;
}

const dayMs = 86_400_000;

/** X.509 version 3, signed by itself, with an EC key and valid for a day around now unless told otherwise. RFC 5280, appendix A. */
export function makeSelfSignedCertificate(options: CertificateOptions = {}): TestCertificate {
  const { keyType = 'ec', validFrom = new Date(Date.now() - dayMs), validTo = new Date(Date.now() + dayMs) } = options;
  const { privateKey, publicKey } = makeKey(options);
  const name = sequence(set(sequence(objectId(85, 4, 3), utf8('missingkbs test'))));
  const toBeSigned = sequence(
    tagged(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithms[keyType](),
    name,
    sequence(time(validFrom), time(validTo)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(basicConstraints(), subjectAltNames())),
  );
  const signature = sign('sha256', toBeSigned, privateKey);
  const certificate = sequence(toBeSigned, algorithms[keyType](), der(0x03, Buffer.from([0]), signature));
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}

function makeKey({ keyType, bits = 2048, curve = 'P-256' }: CertificateOptions) {
  return keyType === 'rsa'
    ? generateKeyPairSync('rsa', { modulusLength: bits })
    : generateKeyPairSync('ec', { namedCurve: curve });
}

/** ecdsa-with-SHA256 is 1.2.840.10045.4.3.2, sha256WithRSAEncryption 1.2.840.113549.1.1.11. */
const algorithms = {
  ec: () => sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex'))),
  rsa: () => sequence(der(0x06, Buffer.from('2a864886f70d01010b', 'hex')), der(0x05)),
};

/** It is its own authority. */
function basicConstraints(): Buffer {
  return sequence(objectId(85, 29, 19), boolean(true), octets(sequence(boolean(true))));
}

function subjectAltNames(): Buffer {
  const localhost = der(0x82, Buffer.from('localhost'));
  const loopback = der(0x87, Buffer.from([127, 0, 0, 1]));
  return sequence(objectId(85, 29, 17), octets(sequence(localhost, loopback)));
}

function time(date: Date): Buffer {
  const text = `${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`;
  return der(0x17, Buffer.from(text));
}

/** The first byte stands for the first two numbers: 85 is 2.5. */
function objectId(...bytes: readonly number[]): Buffer {
  return der(0x06, Buffer.from(bytes));
}

function boolean(value: boolean): Buffer {
  return der(0x01, Buffer.from([value ? 0xff : 0]));
}

function integer(value: Buffer): Buffer {
  return der(0x02, value);
}

function utf8(text: string): Buffer {
  return der(0x0c, Buffer.from(text));
}

function octets(value: Buffer): Buffer {
  return der(0x04, value);
}

function sequence(...values: readonly Buffer[]): Buffer {
  return der(0x30, ...values);
}

function set(...values: readonly Buffer[]): Buffer {
  return der(0x31, ...values);
}

function tagged(number: number, value: Buffer): Buffer {
  return der(0xa0 + number, value);
}

/** Tag, length, value. */
function der(tag: number, ...values: readonly Buffer[]): Buffer {
  const value = Buffer.concat(values);
  const { length } = value;
  const head =
    length < 128 ? [tag, length] : length < 256 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from(head), value]);
}
