/** What a thread that synchronises is told, and what it says. Plain data: it goes from thread to thread. */

import type { ErrorCode } from '../../errors.ts';
import type { SyncProgress } from '../../feed/sync-report.ts';
import type { ListName } from '../../threats/model.ts';

export type SyncName = 'catalogue' | 'kev' | 'epss';

/** Where everything lies, of the settings; the address of the database holds a password. */
export interface SyncPlace {
  readonly dataFolder: string;
  readonly catalogFile: string;
  readonly databaseUrl?: string;
  readonly feedOrigins: readonly string[];
  readonly sources: { readonly feed?: string; readonly kev?: string; readonly epss?: string };
}

/** From the publisher or its mirror; a list may also be what somebody sent. */
export type SyncTask =
  | { readonly name: 'catalogue' }
  | { readonly name: ListName; readonly sent?: { readonly name: string; readonly bytes: Uint8Array } };

export interface SyncJob {
  readonly place: SyncPlace;
  readonly task: SyncTask;
}

/** Of the catalogue, document by document; a list says nothing until it is there. */
export type { SyncProgress };

export interface SyncFailure {
  readonly code: ErrorCode;
  readonly message: string;
}

export type SyncWord =
  | { readonly progress: SyncProgress }
  | { readonly report: readonly string[] }
  | { readonly failure: SyncFailure };
