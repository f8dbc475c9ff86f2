/** Addresses of notices that lead where no notice may go: other spellings, redirects, names that change their mind. */

import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import type { Attack } from '../attack.ts';
import { atMost, expectThat, type Finding, tally } from '../finding.ts';
import type { Lab } from '../lab.ts';
import { listenLocally } from '../local-server.ts';
import { sendTest, subscribe, type Tested, tryAddress, unsubscribe } from '../notice-subscriber.ts';
import type { ResolvedNames } from '../resolved-names.ts';
import type { ServerUnderAttack } from '../server.ts';

export const noticeAddresses: Attack = {
  name: 'notice addresses',
  async run(lab) {
    const trap = await setTrap(lab);
    const receiver = await startRedirecting(lab);
    const folder = lab.newDataFolder();
    const namesFile = join(folder, 'names.json');
    writeFileSync(namesFile, JSON.stringify(names));
    const server = await lab.startServer({
      folder,
      env: {
        MISSINGKBS_NOTICE_HOSTS: hostList(receiver.port, trap.port).join(','),
        NODE_OPTIONS: `--import=${new URL('../resolved-names.ts', import.meta.url).href}`,
        RESOLVED_NAMES_FILE: namesFile,
      },
    });
    const findings = [
      ...(await tryAll(server, 'spellings of hosts that the list does not have', unlisted(receiver.port, trap.port))),
      ...(await tryAll(server, 'hosts of the list that are private and not called so', listed(trap.port))),
      ...(await followNothing(server, receiver, trap.port)),
      ...(await rebind(server, receiver, namesFile)),
    ];
    return [...findings, atMost('connections to where none may go', trap.connections(), 0, 'connections')];
  },
};

const names: ResolvedNames = {
  // Says another thing each time; whoever looks twice goes to the second.
  'rebound.attacked.example': [['127.0.0.1'], ['127.0.0.2']],
  'private.attacked.example': [['127.0.0.2']],
  'mapped.attacked.example': [['::ffff:127.0.0.2']],
  'named.attacked.example': [['localhost']],
  'nowhere.attacked.example': [[]],
};

function hostList(receiver: number, trap: number): string[] {
  return [
    `http://127.0.0.1:${receiver};internal`,
    `http://rebound.attacked.example:${receiver};internal`,
    ...['localhost', '[::1]', '[::ffff:127.0.0.1]', '127.0.0.3'].map((host) => `http://${host}:${trap}`),
    ...['private', 'mapped', 'named', 'nowhere'].map((name) => `http://${name}.attacked.example:${trap}`),
    ...['0.0.0.0', '[::]', '[::7f00:1]'].map((host) => `http://${host}:${trap};internal`),
    '*.hooks.example',
  ];
}

/** Each is refused before anything is resolved. */
function unlisted(receiver: number, trap: number): string[] {
  const numbers = ['2130706433', '0x7f000001', '0177.0.0.1', '127.1', '127.0.0.1.', '127.0.0.1', '127.0.0.2'];
  return [
    ...numbers.map((host) => `http://${host}:${trap}/`),
    `http://localhost.:${trap}/`,
    `http://[0:0:0:0:0:0:0:2]:${trap}/`,
    `https://127.0.0.1:${receiver}/`,
    `http://127.0.0.1/`,
    `http://127.0.0.1:${receiver}@localhost:${trap}/`,
    `http://user:pass@127.0.0.1:${receiver}/`,
    `http://localhost:${trap}\\@127.0.0.1:${receiver}/`,
    `http://127.0.0.1:${receiver}.localhost:${trap}/`,
    `http://127.0.0.1%2f:${trap}/`,
    'https://hooks.example/',
    'https://evilhooks.example/',
    'https://a.hooks.example.evil.example/',
    'https://a.hooks.example:8443/',
    'http://a.hooks.example/',
    'file:///etc/passwd',
    `ftp://127.0.0.1:${receiver}/`,
    `gopher://127.0.0.1:${receiver}/`,
    'data:text/plain,a',
    '//127.0.0.1/',
  ];
}

/** Each has an entry, and is refused by where it leads. */
function listed(trap: number): string[] {
  return [
    ...['localhost', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '127.0.0.3', '0x7f.3'],
    ...['private', 'mapped', 'named', 'nowhere'].map((name) => `${name}.attacked.example`),
    ...['0.0.0.0', '0', '[::]', '[::7f00:1]'],
  ].map((host) => `http://${host}:${trap}/`);
}

async function tryAll(server: ServerUnderAttack, what: string, addresses: readonly string[]): Promise<Finding[]> {
  const tried: Tested[] = [];
  for (const address of addresses) tried.push(await tryAddress(server, address));
  const taken = addresses.filter((_, place) => !/^(400|its host has )/.test(tried[place]?.outcome ?? ''));
  const measured = taken.length === 0 ? `none of ${addresses.length} called` : `called: ${taken.join(' ')}`;
  const telling = tried.filter(({ outcome }) => /\d+\.\d+\.\d+\.\d+|::/.test(outcome));
  return [
    expectThat(what, taken.length === 0, measured, 'none called'),
    expectThat(
      `${what}: what refusals tell of addresses`,
      telling.length === 0,
      tally(telling.map(({ outcome }) => outcome)),
      'nothing',
    ),
  ];
}

async function followNothing(server: ServerUnderAttack, receiver: Redirecting, trap: number): Promise<Finding[]> {
  const outcomes: string[] = [];
  for (const status of [200, 201, 300, 301, 302, 303, 305, 307, 308]) {
    receiver.redirect(status, `http://127.0.0.1:${trap}/latest/meta-data`);
    outcomes.push((await tryAddress(server, `http://127.0.0.1:${receiver.port}/`)).outcome);
  }
  const [first, second, ...redirects] = outcomes;
  const fine =
    first === 'delivered' && second === 'delivered' && redirects.every((each) => each.startsWith('it answered 30'));
  return [expectThat('redirects', fine, tally(outcomes), 'failures, and 2xx deliveries, wherever they point')];
}

/** One question for a try, and the connection goes where the check looked. */
async function rebind(server: ServerUnderAttack, receiver: Redirecting, namesFile: string): Promise<Finding[]> {
  receiver.redirect(200, '');
  const before = receiver.taken();
  const { id } = await subscribe(server, `http://rebound.attacked.example:${receiver.port}/`);
  const outcome = await sendTest(server, id);
  await unsubscribe(server, id);
  const asked = existsSync(`${namesFile}.asked`) ? readFileSync(`${namesFile}.asked`, 'utf8') : '';
  const times = asked.split('\n').filter((name) => name.startsWith('rebound.')).length;
  return [
    expectThat('a name that changes its mind', outcome === 'delivered', outcome, 'delivered where it led first'),
    atMost('how often it is resolved for a try', times, 1, 'times'),
    expectThat('who got it', receiver.taken() === before + 1, `${receiver.taken() - before} the first`, '1 the first'),
  ];
}

interface Redirecting {
  readonly port: number;
  redirect(status: number, location: string): void;
  taken(): number;
}

/** On 127.0.0.1 alone: whoever goes to 127.0.0.2 finds nobody. */
async function startRedirecting(lab: Lab): Promise<Redirecting> {
  let [status, location, taken] = [200, '', 0];
  const address = await listenLocally(lab, (request, response) => {
    taken += 1;
    request.resume();
    response.writeHead(status, { location, refresh: `0; url=${location}`, 'content-location': location }).end();
  });
  return {
    port: Number(new URL(address).port),
    redirect(to, where) {
      [status, location] = [to, where];
    },
    taken: () => taken,
  };
}

/** Takes connections at every address of this host. */
async function setTrap(lab: Lab): Promise<{ readonly port: number; connections(): number }> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  server.listen(0, '::');
  await once(server, 'listening');
  lab.atTheEnd(() => void server.close());
  return { port: (server.address() as AddressInfo).port, connections: () => connections };
}
