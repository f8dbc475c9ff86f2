/** The flags that make a stock osqueryd on Windows an agent of this server, as its flagfile has them. */

import { KnownError } from '../../errors.ts';

export interface AgentFlags {
  /** "https://kb.contoso.com", where agents reach the server. */
  readonly url: string;
  readonly secretFile: string;
  /** PEM; without it the certificates that osquery brings. */
  readonly serverCerts?: string;
}

export const usualSecretFile = 'C:\\Program Files\\osquery\\enroll_secret';

/** Throws `KnownError` InvalidInput for an address that osquery cannot call. Ends with a line break. */
export function writeOsqueryFlags({ url, secretFile, serverCerts }: AgentFlags): string {
  if (!/^https:\/\/[^\s?#]+$/i.test(url) || !URL.canParse(url)) {
    throw new KnownError(
      'InvalidInput',
      `--url is "${url}"; it must be a URL like https://kb.contoso.com: osquery speaks TLS alone.`,
    );
  }
  const { host, pathname } = new URL(url);
  const path = pathname.replace(/\/+$/, '');
  const flags: readonly (readonly [name: string, value: string])[] = [
    ['tls_hostname', host],
    ...(serverCerts === undefined ? [] : [['tls_server_certs', serverCerts] as const]),
    // Two machines of one name are two nodes.
    ['host_identifier', 'uuid'],
    ['enroll_secret_path', secretFile],
    ['enroll_tls_endpoint', `${path}/osquery/enroll`],
    ['config_plugin', 'tls'],
    ['config_tls_endpoint', `${path}/osquery/config`],
    ['config_refresh', '3600'],
    ['logger_plugin', 'tls'],
    ['logger_tls_endpoint', `${path}/osquery/log`],
    ['logger_tls_period', '60'],
    ['logger_tls_max_lines', '64'],
    ['logger_tls_compress', 'true'],
    ['disable_distributed', 'false'],
    ['distributed_plugin', 'tls'],
    ['distributed_interval', '300'],
    ['distributed_tls_read_endpoint', `${path}/osquery/distributed/read`],
    ['distributed_tls_write_endpoint', `${path}/osquery/distributed/write`],
  ];
  return flags.map(([name, value]) => `--${name}=${value}\n`).join('');
}
