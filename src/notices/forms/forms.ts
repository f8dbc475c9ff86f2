/** The forms of a notice's body. Each makes the same bytes of the same notice, since a signature holds them. */

import type { Notice } from '../notice.ts';
import { jsonBody } from './json.ts';
import { slackBody } from './slack.ts';
import { teamsBody } from './teams.ts';

/** `created` is when what it tells was found. */
type ToBody = (notice: Notice, tenant: string, created: string) => object;

const forms = { json: jsonBody, slack: slackBody, teams: teamsBody } satisfies Readonly<Record<string, ToBody>>;

export type Form = keyof typeof forms;
export const formNames = Object.keys(forms) as readonly Form[];

export function isForm(text: string): text is Form {
  return Object.hasOwn(forms, text);
}

export function bodyOf(form: Form, ...[notice, tenant, created]: Parameters<ToBody>): string {
  return JSON.stringify(forms[form](notice, tenant, created));
}
