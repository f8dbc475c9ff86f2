/** What may stand in a subscription, and what is said of what may not. */

import { KnownError } from '../errors.ts';
import { type NoticeHost, noticeHostOf } from '../notice-hosts.ts';
import type { Sla } from '../store/notice-store.ts';
import { type Form, formNames, isForm } from './forms/forms.ts';
import { type NoticeKind, noticeKinds, slaSeverities } from './notice.ts';

const mostCharacters = { address: 2_000, name: 100 };
/** Of what a breach is. */
export const mostDays = 3_650;

export function checkName(name: string): string {
  if (name.length <= mostCharacters.name) return name;
  throw wrong(`A name has at most ${mostCharacters.name} characters.`);
}

export function checkForm(form: string): Form {
  if (isForm(form)) return form;
  throw wrong(`There is no form "${shown(form)}"; the forms are ${formNames.join(', ')}.`);
}

export function checkAddress(text: string, hosts: readonly NoticeHost[]): string {
  if (hosts.length === 0) {
    throw wrong(
      'Notices are off: no host may be sent to. Whoever runs the server names hosts in MISSINGKBS_NOTICE_HOSTS.',
    );
  }
  const url = text.length <= mostCharacters.address && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.username !== '' || url.password !== '' || url.hash !== '') {
    throw wrong(
      `The address must be a URL of at most ${mostCharacters.address} characters, without user and password.`,
    );
  }
  if (noticeHostOf(url, hosts) === undefined) {
    throw wrong(
      `${shown(url.origin)} is none of the hosts that notices may be sent to. Whoever runs the server names it in MISSINGKBS_NOTICE_HOSTS.`,
    );
  }
  return url.href;
}

export function checkKinds(wanted: readonly string[]): readonly NoticeKind[] {
  const unknown = wanted.find((kind) => !(noticeKinds as readonly string[]).includes(kind));
  if (wanted.length > 0 && unknown === undefined) return [...new Set(wanted as readonly NoticeKind[])];
  const found = unknown === undefined ? 'No kind was given' : `There is no kind "${shown(unknown)}"`;
  throw wrong(`${found}; the kinds are ${noticeKinds.join(', ')}.`);
}

export function checkSla(kinds: readonly NoticeKind[], sla: Sla | undefined): { sla?: Sla } {
  if (!kinds.includes('sla-breached')) {
    if (sla === undefined) return {};
    throw wrong('Days and severity are for the kind sla-breached, which is not among the kinds.');
  }
  if (sla === undefined) throw wrong('The kind sla-breached needs days and severity: what is a breach.');
  const severity = slaSeverities.find((known) => known.toLowerCase() === sla.severity.toLowerCase());
  if (severity === undefined) {
    throw wrong(`There is no severity "${shown(sla.severity)}"; there are ${slaSeverities.join(', ')}.`);
  }
  if (!Number.isInteger(sla.days) || sla.days < 0 || sla.days > mostDays) {
    throw wrong(`Days must be a whole number from 0 to ${mostDays}.`);
  }
  return { sla: { severity, days: sla.days } };
}

export function shown(text: string): string {
  return text.slice(0, 100);
}

export function wrong(message: string): KnownError {
  return new KnownError('InvalidInput', message);
}
