/** A notice in words, for those who read it in a chat. */

import { type ExploitedVulnerability, type Notice, slaSeverities } from '../notice.ts';

export interface Wording {
  readonly title: string;
  readonly lines: readonly string[];
}

export function wordingOf(notice: Notice, tenant: string): Wording {
  switch (notice.kind) {
    case 'exploited-vulnerability': {
      const { count, vulnerabilities } = notice;
      const more = count - vulnerabilities.length;
      return {
        title: `${counted(count, 'exploited vulnerability', 'exploited vulnerabilities')} new in the fleet of ${tenant}`,
        lines: [...vulnerabilities.map(lineOf), ...(more > 0 ? [`and ${more} more`] : [])],
      };
    }
    case 'sla-breached': {
      const { devices, vulnerabilities, severity, days, day } = notice;
      return {
        title: `SLA breached on ${counted(devices, 'device')} of ${tenant}`,
        lines: [
          `${counted(vulnerabilities, 'vulnerability', 'vulnerabilities')} of severity ${severityOf(severity)} open for more than ${counted(days, 'day')} after the update came out, on ${day}`,
        ],
      };
    }
    case 'catalogue-stale':
      return { title: 'The catalogue of updates is stale', lines: [notice.reason] };
    case 'sync-failed':
      return {
        title:
          notice.of === 'catalogue'
            ? 'The catalogue of updates could not be refreshed'
            : 'The lists of exploited vulnerabilities could not be refreshed',
        lines: [`missingkbs sync ended with ${notice.code}; answers go on by what was there`],
      };
    case 'test':
      return { title: `A test of missingkbs for ${tenant}`, lines: ['Notices arrive here.'] };
  }
}

function lineOf({ id, devices, feed, kev }: ExploitedVulnerability): string {
  const by = [
    ...(feed ? ['exploited says Microsoft'] : []),
    ...(kev === undefined
      ? []
      : [`in CISA's catalogue since ${kev.added}, due ${kev.due}${kev.ransomware ? ', used by ransomware' : ''}`]),
  ];
  return `${id}: open on ${counted(devices, 'device')}, ${by.join('; ')}`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Nothing is worse than the first. */
function severityOf(severity: string): string {
  return severity === slaSeverities[0] ? severity : `${severity} or worse`;
}
