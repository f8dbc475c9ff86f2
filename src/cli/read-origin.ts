/** Where a server is, among the options of a command. */

import { KnownError } from '../errors.ts';

/** Without the slash at its end. Throws `KnownError` InvalidInput, which shows `example`. */
export function readOrigin(option: string, text: string, example: string): string {
  if (/^https?:\/\/[^\s?#]+$/.test(text) && URL.canParse(text)) return text.replace(/\/+$/, '');
  throw new KnownError('InvalidInput', `${option} is "${text}"; it must be a URL like ${example}.`);
}
