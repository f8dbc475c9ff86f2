import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { makeSelfSignedCertificate } from '../../test/builders/self-signed-certificate.ts';
import { isValidAt, readCertificate } from './certificates.ts';

test('a certificate is read from PEM, from PEM beside its key in any order, and from DER', () => {
  const { cert, key } = makeSelfSignedCertificate({ keyType: 'rsa' });
  const { raw, fingerprint256 } = new X509Certificate(cert);
  for (const file of [cert, `${cert}${key}`, `${key}${cert}`, `Bag Attributes\n  friendlyName: x\r\n${cert}`, raw]) {
    const read = readCertificate(Buffer.from(file));
    assert.equal(read.sha256, fingerprint256.replaceAll(':', ''));
    assert.match(read.sha1, /^[0-9A-F]{40}$/);
    assert.ok(!read.pem.includes('PRIVATE'));
  }
});

test('an RSA key signs with PS256 and RS256, an EC key on P-256 with ES256', () => {
  const algorithmsOf = (options: object) => readCertificate(makeSelfSignedCertificate(options).cert).algorithms;
  assert.deepEqual(algorithmsOf({ keyType: 'rsa' }), ['PS256', 'RS256']);
  assert.deepEqual(algorithmsOf({}), ['ES256']);
});

test('what is no certificate and keys that are too weak or of another kind are refused with what they are', () => {
  const refuse = (file: string, message: RegExp) =>
    assert.throws(() => readCertificate(file), { code: 'InvalidInput', message });
  refuse('nonsense', /holds no X\.509 certificate .*openssl pkcs12/);
  refuse('', /holds no X\.509 certificate/);
  refuse(makeSelfSignedCertificate({ keyType: 'rsa' }).key, /holds no X\.509 certificate/);
  refuse(makeSelfSignedCertificate({ keyType: 'rsa', bits: 1024 }).cert, /The key .* is rsa, 1024 bits; it must be/);
  refuse(makeSelfSignedCertificate({ curve: 'P-384' }).cert, /The key .* is ec, secp384r1; it must be/);
});

test('a certificate is valid from its first moment to its last', () => {
  const [validFrom, validTo] = [new Date('2026-07-01T00:00:00Z'), new Date('2026-07-31T00:00:00Z')];
  const certificate = readCertificate(makeSelfSignedCertificate({ validFrom, validTo }).cert);
  const cases: [moment: number, valid: boolean][] = [
    [validFrom.getTime() - 1, false],
    [validFrom.getTime(), true],
    [validTo.getTime(), true],
    [validTo.getTime() + 1, false],
  ];
  for (const [moment, valid] of cases) assert.equal(isValidAt(certificate, moment), valid);
});
