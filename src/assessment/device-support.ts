/** Which periods of support hold for a device: by its edition, and by the updates that it has got already. */

import { type Edition, type EditionFacts, editionOf } from '../inventory/edition.ts';
import {
  lastDayOf,
  type SupportEdition,
  type SupportPeriod,
  supportPeriodsOf,
} from '../lines/windows/support-periods.ts';

export interface DeviceSupport {
  /** Those that count: an update is offered if one of them says so. Without any nothing is known, and everything is. */
  readonly counted: readonly SupportPeriod[];
  /** Those that may be the device's own. Where they speak against `counted`, that is in doubt. */
  readonly possible: readonly SupportPeriod[];
  readonly doubt: string;
  /** Which releases the device can go to. */
  readonly upgradable: readonly SupportEdition[];
}

/** `reachedDay` is the day of the newest security update of the system that the device has, "" where it has none. */
export function supportOfDevice(line: string, state: EditionFacts, reachedDay: string): DeviceSupport {
  const periods = supportPeriodsOf(line);
  const edition = editionOf(state);
  if (edition === undefined) return ofUnknownEdition(line, periods, reachedDay);
  const own = periodOf(periods, edition);
  if (!own) {
    const doubt = `No table has the day until which "${state.osEdition ?? state.osName}" gets updates; nothing is marked.`;
    return { counted: [], possible: periods, doubt, upgradable: [] };
  }
  const enterprise = periodOf(periods, 'enterprise');
  if (edition === 'home-pro' && enterprise && isBeyond(own, reachedDay) && !isBeyond(enterprise, reachedDay)) {
    return {
      counted: [enterprise],
      possible: [own, enterprise],
      doubt: `The edition is told as ${editionNames['home-pro']}, which got updates until ${own.until}, and the device has one of ${reachedDay}: answered for ${editionNames.enterprise}.`,
      upgradable: upgradable.enterprise,
    };
  }
  return { counted: [own], possible: [own], doubt: '', upgradable: upgradable[edition] };
}

/** What the device has got already shows which editions it can be: nobody else was offered it. */
function ofUnknownEdition(line: string, periods: readonly SupportPeriod[], reachedDay: string): DeviceSupport {
  const served = periods.filter((period) => !isBeyond(period, reachedDay));
  const possible = served.length > 0 ? served : periods;
  const days = possible.map((period) => `${lastDayOf(period)} (${editionNames[period.edition]})`).sort();
  return {
    counted: possible,
    possible,
    doubt: `The inventory does not tell the edition, and ${line} gets updates until ${days.join(', ')}; only what none of them gets is marked.`,
    upgradable: upgradable[editionAssumedFor(line)],
  };
}

/** Where no edition is told, the one whose releases are supported for all. */
function editionAssumedFor(line: string): Edition {
  if (line.startsWith('Azure')) return 'azure-local';
  return line.startsWith('Windows Server') ? 'server' : 'home-pro';
}

function isBeyond(period: SupportPeriod, reachedDay: string): boolean {
  return reachedDay > lastDayOf(period);
}

function periodOf(periods: readonly SupportPeriod[], edition: Edition): SupportPeriod | undefined {
  for (const wanted of fitting[edition]) {
    const found = periods.find((period) => period.edition === wanted);
    if (found) return found;
  }
  return undefined;
}

/** The row that counts for an edition: its own, else the next. */
const fitting: Readonly<Record<Edition, readonly SupportEdition[]>> = {
  'home-pro': ['home-pro', 'all'],
  enterprise: ['enterprise', 'all'],
  ltsc: ['ltsc', 'all'],
  'iot-ltsc': ['iot-ltsc', 'ltsc', 'all'],
  server: ['all', 'sac'],
  sac: ['sac', 'all'],
  'azure-local': ['azure-local'],
  other: [],
};

/** Nobody goes from the Long-Term Servicing Channel of Windows Server to releases of another. */
const upgradable: Readonly<Record<Edition, readonly SupportEdition[]>> = { ...fitting, server: ['all'] };

export const editionNames: Readonly<Record<SupportEdition, string>> = {
  all: 'every other edition',
  'home-pro': 'Home and Pro',
  enterprise: 'Enterprise and Education',
  ltsc: 'LTSC',
  'iot-ltsc': 'IoT Enterprise LTSC',
  sac: 'the Semi-Annual Channel',
  'azure-local': 'Azure Stack HCI',
};
