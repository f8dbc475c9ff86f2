/** The certificate of the server: whether it goes with its key, for how long, and for the name that clients call. */

import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import type { Settings } from '../../config.ts';
import { type Finding, fail, failed, ok, warn } from './finding.ts';

const renewBeforeDays = 21;
const dayMs = 86_400_000;

export function checkCertificate({ tls, publicUrl }: Pick<Settings, 'tls' | 'publicUrl'>, now: Date): Finding {
  const check = 'certificate';
  if (tls === undefined) return ok(check, 'none is set: the server speaks HTTP');
  try {
    const certificate = new X509Certificate(readFileSync(tls.certFile));
    if (!certificate.checkPrivateKey(createPrivateKey(readFileSync(tls.keyFile)))) {
      return fail(
        check,
        `${tls.keyFile} is not the key of ${tls.certFile}`,
        'Set MISSINGKBS_TLS_CERT and MISSINGKBS_TLS_KEY to files of one pair.',
      );
    }
    const days = Math.floor((certificate.validToDate.getTime() - now.getTime()) / dayMs);
    const until = `${tls.certFile}, until ${certificate.validToDate.toISOString().slice(0, 10)}`;
    if (days < 0) return fail(check, `${until}: it has ended`, 'Renew it, and start the server again.');
    if (certificate.validFromDate > now) {
      return fail(
        check,
        `${tls.certFile} holds from ${certificate.validFromDate.toISOString()} only`,
        'Check the clock of this host.',
      );
    }
    const host = publicUrl === undefined ? undefined : new URL(publicUrl).hostname;
    if (host !== undefined && !isFor(certificate, host)) {
      return warn(
        check,
        `${until}, is not for ${host}`,
        'Clients that call MISSINGKBS_PUBLIC_URL refuse it: take one for that name.',
      );
    }
    if (days < renewBeforeDays) return warn(check, `${until}: ${days} days`, 'Renew it, and start the server again.');
    return ok(check, `${until}: ${days} days`);
  } catch (error) {
    return failed(check, error, 'MISSINGKBS_TLS_CERT and MISSINGKBS_TLS_KEY have to be PEM files that can be read.');
  }
}

function isFor(certificate: X509Certificate, host: string): boolean {
  const address = host.replace(/^\[|\]$/g, '');
  return (isIP(address) === 0 ? certificate.checkHost(host) : certificate.checkIP(address)) !== undefined;
}
