/** The address of a file of an export: what is in it, whose it is, until when, and a signature of all that. */

import type { FileSignatures } from '../../access/file-signatures.ts';
import { KnownError } from '../../errors.ts';

export const exportNames = ['SoftwareVulnerabilities', 'SoftwareInventory'] as const;
export type ExportName = (typeof exportNames)[number];

export interface ExportFile {
  readonly name: ExportName;
  readonly tenant: string;
  /** From 0: of machines whose ids lie in this of so many parts. */
  readonly part: number;
  readonly parts: number;
  /** Seconds since 1970. */
  readonly expires: number;
}

export const mostParts = 256;

/** Behind the server's own address. */
export async function addressOf(file: ExportFile, signatures: FileSignatures): Promise<string> {
  const { name, tenant, part, parts, expires } = file;
  const query = new URLSearchParams({ tenant, exp: String(expires), sig: await signatures.sign(textOf(file)) });
  return `/api/exports/${name}/part-${part}-of-${parts}.json.gz?${query}`;
}

/** Throws `KnownError` Forbidden unless this server, or another of its store, gave that address, and its time is not over. */
export async function readAddress(
  { name, file }: { readonly name: string; readonly file: string },
  { tenant, exp, sig }: Readonly<Record<string, unknown>>,
  signatures: FileSignatures,
  now: number,
): Promise<ExportFile> {
  const [, part = '', parts = ''] = /^part-(\d{1,3})-of-(\d{1,3})\.json\.gz$/i.exec(file) ?? [];
  const known = exportNames.find((given) => given.toLowerCase() === name.toLowerCase());
  if (known !== undefined && parts !== '' && typeof tenant === 'string' && /^\d{1,12}$/.test(String(exp))) {
    const read = { name: known, tenant, part: Number(part), parts: Number(parts), expires: Number(exp) };
    if (await signatures.isSigned(textOf(read), String(sig))) {
      if (read.expires * 1000 > now) return read;
      throw new KnownError('Forbidden', 'The address of this file has expired. Ask for the export again.');
    }
  }
  throw new KnownError(
    'Forbidden',
    'The address of this file is none that this server signed. Ask for the export, and use its addresses as they are.',
  );
}

function textOf({ name, tenant, part, parts, expires }: ExportFile): string {
  return JSON.stringify([name, tenant, part, parts, expires]);
}
