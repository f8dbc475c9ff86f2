/** Reads the names that MSRC gives to operating systems; says nothing about what they are affected by. */

/** The architectures that product names tell apart; the inventory speaks of the same ones. */
export type Architecture = 'x64' | 'x86' | 'arm64' | 'ia64';

/** One operating system as MSRC names it, taken apart. */
export interface OsProductName {
  /** Family and version without architecture: "Windows 10 1909", "Windows Server 2019", "Windows Server 1909". The RTM of Windows 10 is "Windows 10". */
  readonly line: string;
  readonly role: 'client' | 'server';
  readonly serverCore: boolean;
  /** Absent where one product stands for every architecture (Windows Server 2012 and later). */
  readonly processor?: Architecture;
}

const clientName =
  /^Windows (RT 8\.1|8\.1|\d{1,2}|Vista)(?: version (\w+))?( x64 Edition)?(?: for (32-bit|x64-based|ARM64-based|ARM) systems)?(?: Service Pack \d)?(?: - extra)?$/i;
const serverName =
  /^Windows Server,? (?:version )?(\d{4}(?: R2)?|\d\dH\d)(?:, (\w+) Edition)?(?: for (32-bit|x64-based|Itanium-based) systems)?(?: Service Pack \d)?(?: (\(Server Core installation\)))?$/i;
const azureStackName = /^(Azure Stack HCI OS \w+)$/i;

const processors: Record<string, Architecture> = {
  '32-bit': 'x86',
  'x64-based': 'x64',
  'arm64-based': 'arm64',
  arm: 'arm64',
  'itanium-based': 'ia64',
};

/** The operating system that the name stands for; undefined for everything else, HoloLens included. */
export function parseOsProductName(name: string): OsProductName | undefined {
  return parseClient(name) ?? parseServer(name) ?? parseAzureStack(name);
}

function parseClient(name: string): OsProductName | undefined {
  const match = clientName.exec(name);
  if (!match) return undefined;
  const [, family = '', version, x64Edition, systems] = match;
  const processor = systems
    ? processors[systems.toLowerCase()]
    : x64Edition
      ? 'x64'
      : family === 'RT 8.1'
        ? 'arm64'
        : family === 'Vista'
          ? 'x86'
          : undefined;
  return {
    line: version ? `Windows ${family} ${version.toUpperCase()}` : `Windows ${family}`,
    role: 'client',
    serverCore: false,
    ...(processor && { processor }),
  };
}

function parseServer(name: string): OsProductName | undefined {
  const match = serverName.exec(name);
  if (!match) return undefined;
  const [, version = '', edition, systems, core] = match;
  const processor = systems ? processors[systems.toLowerCase()] : undefined;
  return {
    line: ['Windows Server', version.toUpperCase(), edition?.toUpperCase()].filter(Boolean).join(' '),
    role: 'server',
    serverCore: core !== undefined,
    ...(processor && { processor }),
  };
}

function parseAzureStack(name: string): OsProductName | undefined {
  const match = azureStackName.exec(name);
  return match?.[1] ? { line: match[1], role: 'server', serverCore: true } : undefined;
}
