/** A notice for an incoming webhook of Slack: blocks, and the text that notifications show. */

import type { Notice } from '../notice.ts';
import { wordingOf } from './wording.ts';

/** Of a header and of a section (docs.slack.dev, Block Kit reference); of these a message may have fifty. */
const mostCharacters = { header: 150, section: 3_000 };

export function slackBody(notice: Notice, tenant: string): object {
  const { title, lines } = wordingOf(notice, tenant);
  return {
    text: escapeMarkup(title),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: title.slice(0, mostCharacters.header) } },
      ...sectionsOf(lines.map(escapeMarkup)).map((text) => ({ type: 'section', text: { type: 'mrkdwn', text } })),
    ],
  };
}

/** As few as hold all lines. */
function sectionsOf(lines: readonly string[]): string[] {
  const sections: string[] = [];
  for (const line of lines.map((one) => one.slice(0, mostCharacters.section))) {
    const longer = `${sections.at(-1) ?? ''}\n${line}`;
    if (sections.length === 0 || longer.length > mostCharacters.section) sections.push(line);
    else sections[sections.length - 1] = longer;
  }
  return sections;
}

/** The three signs that Slack's markup has to be told apart from (docs.slack.dev, "Formatting message text"). */
function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
