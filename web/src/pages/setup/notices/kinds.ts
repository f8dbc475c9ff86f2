/** What there is to hear of, in which forms, in words. */

export const kinds = [
  {
    value: 'exploited-vulnerability',
    name: 'A vulnerability that is exploited',
    meaning: "Open on a device of this tenant, and new: by Microsoft's flag or in KEV",
  },
  {
    value: 'sla-breached',
    name: 'A breach of what was agreed',
    meaning: 'Open for longer than the days below, once a day',
  },
  { value: 'catalogue-stale', name: 'A catalogue that is too old', meaning: 'Nobody has brought it up to date' },
  { value: 'sync-failed', name: 'A sync that failed', meaning: 'Once, until one succeeds' },
] as const;

export const forms = [
  ['json', 'JSON'],
  ['slack', 'Slack'],
  ['teams', 'Teams'],
] as const;

export const severities = ['Critical', 'Important', 'Moderate', 'Low'] as const;

export function nameOfKind(kind: string): string {
  return kinds.find(({ value }) => value === kind)?.name ?? kind;
}
