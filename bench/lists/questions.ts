/** What clients and people ask of lists: by index, by state, by a column, by nothing that helps, far behind, counted; each from somewhere else in the fleet, by a number that is another one each time. */

import { addressOf, type Fleet, idOf, lastSeenOf, oldDevices } from './fleet.ts';

type Question = (number: number) => string;

export function questionsOf({ devices, states }: Fleet): Readonly<Record<string, Question>> {
  return { ...machines(devices, states), ...behindBoards(devices) };
}

function machines(devices: number, states: number): Record<string, Question> {
  const list = (query: string) => `/api/machines?${query.replaceAll(' ', '%20')}`;
  return {
    'the first machines': () => list(''),
    'a page somewhere': (number) => list(`$filter=id gt '${idOf(number)}'`),
    'a machine by its name': (number) => list(`$filter=computerDnsName eq 'pc-${number}.contoso.example'`),
    'by an address': (number) => list(`$filter=lastIpAddress eq '${addressOf(number)}'`),
    'by how an address begins': (number) => list(`$filter=startswith(lastIpAddress,'10.${number % 15}.7')`),
    'machines of a platform': () => list("$filter=osPlatform eq 'WindowsServer2019'"),
    'machines of one build, a few states': (number) => list(`$filter=osVersion eq '10.0.19045.${number % states}'`),
    'of a build that nobody has': () => list("$filter=osVersion eq '10.0.1.1'"),
    'active machines of a processor': () => list("$filter=healthStatus eq 'Active' and osProcessor eq 'x86'"),
    'seen since': () => list('$filter=lastSeen gt 2018-08-01Z'),
    'seen in an hour': () => list('$filter=lastSeen gt 2020-04-01T08:00:00Z and lastSeen lt 2020-04-01T09:00:00Z'),
    'a text within names': () => list("$filter=contains(computerDnsName,'no-such')"),
    'a text within some names': (number) => list(`$filter=contains(computerDnsName,'${number % 1_000}.')`),
    'how names begin': (number) => list(`$filter=startswith(computerDnsName,'pc-${number}')`),
    'machines with a tag': () => '/api/machines/findbytag?tag=VIP',
    'machines without a tag': () => list("$filter=not machineTags/any(t: t eq 'VIP')"),
    'seen with an address': (number) =>
      `/api/machines/findbyip(ip='${addressOf(number)}',timestamp=${lastSeenOf(number % 1_000)})`,
    'by name': () => list('$orderby=computerDnsName'),
    'by name, from the end': () => list('$orderby=computerDnsName desc'),
    'the last seen': () => list('$orderby=lastSeen desc'),
    'the last seen of a platform': () => list("$filter=osPlatform eq 'WindowsServer2019'&$orderby=lastSeen desc"),
    'the last seen of a build': (number) =>
      list(`$filter=osVersion eq '10.0.19045.${number % states}'&$orderby=lastSeen desc`),
    'the longest unseen with a text in the name': () =>
      list("$filter=contains(computerDnsName,'77')&$orderby=lastSeen"),
    'by platform': () => list('$orderby=osPlatform'),
    'by build, the last seen first': () => list('$orderby=osVersion desc,lastSeen desc'),
    'by health': () => list('$orderby=healthStatus'),
    'the number of all': () => list('$count=true'),
    'the number of a platform': () => list("$count=true&$filter=osPlatform eq 'WindowsServer2019'"),
    'the number with a text in the name': () => list("$count=true&$filter=contains(computerDnsName,'99')"),
    'passing over half': () => list(`$skip=${Math.floor(devices / 2)}`),
    'passing over nine tenths': () => list(`$skip=${Math.floor(devices * 0.9)}`),
    'passing over nine tenths by time': () => list(`$skip=${Math.floor(devices * 0.9)}&$orderby=lastSeen`),
    'passing over nine tenths by name': () => list(`$skip=${Math.floor(devices * 0.9)}&$orderby=computerDnsName`),
    'passing over nine tenths by platform': () => list(`$skip=${Math.floor(devices * 0.9)}&$orderby=osPlatform`),
  };
}

function behindBoards(devices: number): Record<string, Question> {
  const old = Math.floor(devices / oldDevices / 2);
  const lists = {
    'of a software': '/api/Software/microsoft-_-windows_10/machineReferences?',
    'of a vulnerability': '/api/vulnerabilities/CVE-2020-0700/machineReferences?',
    'of one that few have': '/api/vulnerabilities/CVE-2020-0600/machineReferences?',
    'of a recommendation': '/api/recommendations/va-_-microsoft-_-windows_10/machineReferences?',
  };
  const references = Object.entries(lists).flatMap(([name, path]): [string, Question][] => [
    [`references ${name}`, () => path],
    [`references ${name}, counted, by name`, () => `${path}$count=true&$orderby=computerDnsName`],
    [`references ${name}, far behind`, () => `${path}$skip=${old}`],
  ]);
  return {
    ...Object.fromEntries(references),
    'machines missing an update': () => '/api/fleet/missingkbs/KB4540673/machines?limit=100',
    'machines missing one that few miss': () => '/api/fleet/missingkbs/KB4532693/machines?limit=100',
    'machines missing one, with a tag': () => '/api/fleet/missingkbs/KB4540673/machines?limit=100&tag=Berlin',
    'the worst machines': () => '/api/fleet/machines?limit=100',
    'the worst with a text in the name': () => '/api/fleet/machines?limit=100&name=no-such',
    'the last seen of those that miss one': () => '/api/fleet/machines?limit=100&kb=4540673&sort=lastSeen',
    'vulnerabilities by machine': () => '/api/vulnerabilities/machinesVulnerabilities?',
    'vulnerabilities by machine, counted': () => '/api/vulnerabilities/machinesVulnerabilities?$count=true',
    'vulnerabilities by machine, one of them': () =>
      "/api/vulnerabilities/machinesVulnerabilities?$filter=cveId%20eq%20'CVE-2020-0600'",
    'vulnerabilities by machine, of one': (number) =>
      `/api/vulnerabilities/machinesVulnerabilities?$filter=machineId%20eq%20'${idOf(number)}'`,
    'vulnerabilities by machine, far behind': () => `/api/vulnerabilities/machinesVulnerabilities?$skip=${devices}`,
    'vulnerabilities by machine, in pages': (number) =>
      `/api/machines/SoftwareVulnerabilitiesByMachine?pageSize=100&pageIndex=${1 + (number % Math.floor(devices / 100))}`,
    'software by machine': () => '/api/machines/SoftwareInventoryByMachine?pageSize=100',
    'software by machine, in pages': (number) =>
      `/api/machines/SoftwareInventoryByMachine?pageSize=100&pageIndex=${1 + (number % Math.floor(devices / 200))}`,
  };
}

/** Walked through from their first page. */
export const pagedLists: Readonly<Record<string, string>> = {
  'page by page': '/api/machines',
  'page by page, the last seen first': '/api/machines?$orderby=lastSeen%20desc',
  'page by page, by name': '/api/machines?$orderby=computerDnsName',
  'page by page, by platform, the last seen first': '/api/machines?$orderby=osPlatform,lastSeen%20desc',
  'page by page, a text within names': "/api/machines?$filter=contains(computerDnsName,'77')",
  'page by page, vulnerabilities by machine': '/api/vulnerabilities/machinesVulnerabilities',
};
