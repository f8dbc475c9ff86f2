/** What administrators look after: applications, the catalogue and the lists of threats. */

import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type {
  AddedSecretSchema,
  ApplicationsSchema,
  MadeApplicationSchema,
  SettingsSchema,
  SyncsSchema,
} from '../../../src/api/setup/schemas.ts';
import { ask, sent, withSearch } from './ask.ts';

export type Applications = Static<typeof ApplicationsSchema>;
export type Application = Applications['value'][number];
export type MadeApplication = Static<typeof MadeApplicationSchema>;
export type AddedSecret = Static<typeof AddedSecretSchema>;
export type Syncs = Static<typeof SyncsSchema>;
export type Sync = NonNullable<Syncs['catalogue']>;
export type SyncName = 'catalogue' | 'kev' | 'epss';

const applicationsPath = '/api/setup/applications';
const syncsPath = '/api/setup/syncs';
/** While something is under way, and else. */
const lookEveryMs = { underWay: 1_000, else: 15_000 };

export const applicationsQuery = queryOptions({
  queryKey: ['applications'],
  queryFn: () => ask<Applications>(applicationsPath),
});

export interface NewApplication {
  readonly name: string;
  readonly roles: readonly string[];
  readonly certificate?: string;
}

export function makeApplication(wanted: NewApplication): Promise<MadeApplication> {
  return ask(applicationsPath, sent('POST', wanted));
}

export function revokeApplication(clientId: string): Promise<void> {
  return ask(`${applicationsPath}/${encodeURIComponent(clientId)}`, { method: 'DELETE' });
}

export function addSecret(clientId: string): Promise<AddedSecret> {
  return ask(`${applicationsPath}/${encodeURIComponent(clientId)}/secrets`, { method: 'POST' });
}

export function removeSecret({ clientId, secretId }: { clientId: string; secretId: string }): Promise<void> {
  const path = `${applicationsPath}/${encodeURIComponent(clientId)}/secrets/${encodeURIComponent(secretId)}`;
  return ask(path, { method: 'DELETE' });
}

export const syncsQuery = queryOptions({
  queryKey: ['syncs'],
  queryFn: () => ask<Syncs>(syncsPath),
  refetchInterval: ({ state: { data } }) =>
    [data?.catalogue, data?.kev, data?.epss].some((sync) => sync?.isUnderWay) ? lookEveryMs.underWay : lookEveryMs.else,
});

export function beginSync(name: SyncName): Promise<void> {
  return ask(`${syncsPath}/${name}`, { method: 'POST' });
}

export function sendList({ name, file }: { name: SyncName; file: File }): Promise<void> {
  return ask(withSearch(`${syncsPath}/${name}`, { name: file.name }), {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  });
}

export type ShownSettings = Static<typeof SettingsSchema>;

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: () => ask<ShownSettings>('/api/setup/settings'),
});
