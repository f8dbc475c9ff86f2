/** An agent of osquery as a server sees it: the requests of its TLS plugins, in their form, and what a Windows 10 1909 answers. */

import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

export type Rows = readonly Readonly<Record<string, string | number>>[];

const currentVersion = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';

function registryValue(name: string, data: string, type = 'REG_SZ') {
  return { key: currentVersion, name, type, data };
}

/** What our queries find, by name. Misses KB4540673. */
export function tablesOf(hostname: string, revision = '657'): Record<string, Rows> {
  return {
    missingkbs_os_version: [
      {
        ...{ name: 'Microsoft Windows 10 Enterprise', version: '10.0.18363', major: '10', minor: '0', patch: '' },
        ...{ build: '18363', platform: 'windows', platform_like: 'windows', codename: '', arch: '64-bit' },
        ...{ install_date: '1580000000', revision },
      },
    ],
    missingkbs_system_info: [
      { hostname, computer_name: hostname.toUpperCase().split('.')[0] as string, cpu_type: 'x86_64', uuid: 'A-1' },
    ],
    missingkbs_registry: [
      registryValue('ProductName', 'Windows 10 Enterprise'),
      registryValue('EditionID', 'Enterprise'),
      registryValue('InstallationType', 'Client'),
      registryValue('CurrentBuildNumber', '18363'),
      registryValue('UBR', revision, 'REG_DWORD'),
    ],
    missingkbs_patches: [{ csname: hostname.split('.')[0] as string, hotfix_id: 'KB4532693' }],
    missingkbs_interface_addresses: [{ interface: '4', address: '192.0.2.7', mask: '255.255.255.0' }],
    missingkbs_programs: [{ name: 'Git', version: '2.43.0', publisher: 'The Git Development Community' }],
    missingkbs_update_history: [],
  };
}

/** Of the schedule, as one line of the log. */
export function snapshotOf(name: string, snapshot: Rows, unixTime: number) {
  const moment = { calendarTime: 'unused', unixTime, epoch: 0, counter: 0, numerics: false };
  return { snapshot, action: 'snapshot', name, hostIdentifier: 'pc-7.contoso.com', ...moment };
}

export class OsqueryAgent {
  key = '';
  readonly #app: FastifyInstance;
  readonly #hostname: string;
  readonly #version: string;

  constructor(app: FastifyInstance, hostname: string, version = '5.12.1') {
    this.#app = app;
    this.#hostname = hostname;
    this.#version = version;
  }

  async enrol(secret: string, details: Record<string, unknown> = {}) {
    const answer = await this.post('enroll', {
      enroll_secret: secret,
      host_identifier: this.#hostname,
      platform_type: '2',
      host_details: {
        os_version: { name: 'Microsoft Windows 10 Enterprise', platform: 'windows', version: '10.0.18363' },
        osquery_info: { version: this.#version },
        system_info: { hostname: this.#hostname, computer_name: 'PC', uuid: 'A-1' },
        platform_info: {},
        ...details,
      },
    });
    this.key = answer.body.node_key ?? '';
    return answer;
  }

  config = () => this.post('config', {});

  read = () => this.post('distributed/read', {});

  write(tables: Readonly<Record<string, Rows>>, failed: readonly string[] = []) {
    const names = Object.keys(tables);
    const ofEach = <Value>(value: (name: string) => Value) =>
      Object.fromEntries(names.map((name) => [name, value(name)]));
    return this.post('distributed/write', {
      queries: ofEach((name) => (failed.includes(name) ? [] : tables[name])),
      statuses: ofEach((name) => (failed.includes(name) ? 1 : 0)),
      messages: ofEach((name) => (failed.includes(name) ? 'no such table' : '')),
      stats: ofEach(() => ({ wall_time_ms: 1, user_time: 0, system_time: 0, memory: 0 })),
    });
  }

  /** As with `--logger_tls_compress`. */
  log(data: readonly object[], type = 'result') {
    return this.post('log', { log_type: type, data }, { 'content-encoding': 'gzip' });
  }

  async post(path: string, body: object, headers: Readonly<Record<string, string>> = {}) {
    const text = JSON.stringify(path === 'enroll' ? body : { node_key: this.key, ...body });
    const answer = await this.#app.inject({
      method: 'POST',
      url: `/osquery/${path}`,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'user-agent': `osquery/${this.#version}`,
        ...(this.key !== '' && { authorization: `NodeKey ${this.key}` }),
        ...headers,
      },
      payload: headers['content-encoding'] === 'gzip' ? gzipSync(text) : text,
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
  }
}
