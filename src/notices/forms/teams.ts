/**
 * A notice for a workflow of Teams ("When a Teams webhook request is received"): an Adaptive Card in a message, as
 * learn.microsoft.com has it, "Create incoming webhooks with Workflows for Microsoft Teams".
 */

import type { Notice } from '../notice.ts';
import { wordingOf } from './wording.ts';

export function teamsBody(notice: Notice, tenant: string): object {
  const { title, lines } = wordingOf(notice, tenant);
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    // What is used here is older; this one every client of Teams shows.
    version: '1.2',
    body: [
      { type: 'TextBlock', text: escapeMarkdown(title), size: 'Large', weight: 'Bolder', wrap: true },
      ...lines.map((line) => ({ type: 'TextBlock', text: escapeMarkdown(line), wrap: true, spacing: 'Small' })),
    ],
  };
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
  };
}

/** What a card would read as Markdown: emphasis, lists and links. */
function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\*_[\]]/g, '\\$&');
}
