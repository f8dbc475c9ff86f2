/** The settings: whether they can be read, and names that nobody reads. */

import { readSettings, type Settings, settingDefaults } from '../../config.ts';
import { KnownError } from '../../errors.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** Variables of single commands, beside the settings. A test holds them to the code that reads them. */
export const commandVariables = [
  'MISSINGKBS_CLIENT_ID',
  'MISSINGKBS_CLIENT_SECRET',
  'MISSINGKBS_DEBUG',
  'MISSINGKBS_DEFENDER_CLIENT_ID',
  'MISSINGKBS_DEFENDER_CLIENT_SECRET',
  'MISSINGKBS_DEFENDER_TENANT',
  'MISSINGKBS_PULL_TOKEN',
];

/** Without the settings nothing else can be looked at. */
export function checkSettings(env: Readonly<Record<string, string | undefined>>): {
  readonly settings?: Settings;
  readonly findings: readonly Finding[];
} {
  const known = [...Object.keys(settingDefaults), ...commandVariables];
  const strangers = Object.keys(env).filter((key) => key.startsWith('MISSINGKBS_') && !known.includes(key));
  const unread = strangers.map((key) => {
    const near = nearest(key, known);
    const todo = near === undefined ? 'Remove it: docs/operating.md has all settings.' : `Did you mean ${near}?`;
    return warn('settings', `${key} is set, and nobody reads it`, todo);
  });
  try {
    const settings = readSettings(env);
    const set = Object.keys(settingDefaults).filter((key) => env[key]?.trim());
    return { settings, findings: [ok('settings', set.length === 0 ? 'all defaults' : set.join(', ')), ...unread] };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { findings: [fail('settings', error.message), ...unread] };
  }
}

/** The nearest name, unless more than two letters differ, or a third of those behind the common beginning. */
function nearest(name: string, names: readonly string[]): string | undefined {
  const [best] = names
    .map((each) => ({ each, letters: editsBetween(name, each) }))
    .sort((a, b) => a.letters - b.letters);
  const most = Math.max(2, (name.length - 'MISSINGKBS_'.length) / 3);
  return best !== undefined && best.letters <= most ? best.each : undefined;
}

/** Letters that are added, left out or others (Levenshtein). */
function editsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, place) => place);
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1];
    for (const [place, other] of [...to].entries()) {
      const kept = (row[place] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(kept, (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
