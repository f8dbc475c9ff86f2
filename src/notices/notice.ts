/** What can be told by a notice, in our words; how it is said in which form is left to forms/. */

/** What a subscription may hear of. */
export const noticeKinds = ['exploited-vulnerability', 'sla-breached', 'catalogue-stale', 'sync-failed'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** "test" is for whoever asks for it, and for no subscription. */
export type Notice = ExploitedVulnerabilities | SlaBreached | CatalogueStale | SyncFailed | { readonly kind: 'test' };

/** Exploited vulnerabilities that are open in the fleet and were not told before. */
export interface ExploitedVulnerabilities {
  readonly kind: 'exploited-vulnerability';
  /** All that are new; `vulnerabilities` has the first of them. */
  readonly count: number;
  /** Most devices first. */
  readonly vulnerabilities: readonly ExploitedVulnerability[];
}

export interface ExploitedVulnerability {
  readonly id: string;
  /** On which it is open. */
  readonly devices: number;
  /** Whether Microsoft's feed calls it exploited. */
  readonly feed: boolean;
  /** Days of CISA's catalogue; absent where that does not have it. */
  readonly kev?: { readonly added: string; readonly due: string; readonly ransomware: boolean };
}

/** Worst first, as the feed has them; a vulnerability without one is in no breach. */
export const slaSeverities = ['Critical', 'Important', 'Moderate', 'Low'] as const;

/** Devices on which a vulnerability is open for longer than was agreed. */
export interface SlaBreached {
  readonly kind: 'sla-breached';
  /** YYYY-MM-DD in UTC. */
  readonly day: string;
  /** And worse. */
  readonly severity: string;
  /** After release. */
  readonly days: number;
  readonly devices: number;
  readonly vulnerabilities: number;
}

export interface CatalogueStale {
  readonly kind: 'catalogue-stale';
  readonly reason: string;
  readonly newestUpdate: string;
}

export interface SyncFailed {
  readonly kind: 'sync-failed';
  readonly of: 'catalogue' | 'lists';
  /** Of docs/errors.md. What the message says of files and hosts is the operator's. */
  readonly code: string;
}

/** As the queue has it. Throws for a kind that a later version put there. */
export function parseNotice(content: string): Notice {
  const notice = JSON.parse(content) as Notice;
  if ((noticeKinds as readonly string[]).includes(notice.kind)) return notice;
  throw new Error(`There is no kind of notice "${notice.kind}".`);
}
