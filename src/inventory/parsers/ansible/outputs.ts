/** What Ansible printed or kept for each host: results of ad-hoc commands and plays, fact caches, the JSON callback. */

import type { InventoryDocument } from '../../document.ts';
import { isObject, type JsonObject } from '../../text/json-values.ts';
import type { PlacedMessage } from '../parser.ts';

export interface AnsibleResult {
  /** As the inventory of Ansible calls it; absent where the output names none. */
  readonly host: string | undefined;
  readonly kind: 'facts' | 'updates';
  readonly object: JsonObject;
}

export interface AnsibleOutput {
  readonly results: readonly AnsibleResult[];
  readonly problems: readonly PlacedMessage[];
}

export function readOutput(document: InventoryDocument): AnsibleOutput {
  const results: AnsibleResult[] = [];
  if (document.json) {
    for (const { value } of document.json.values) findResults(value, undefined, 0, results);
    return { results, problems: [] };
  }
  const { answers, problems } = readAnswers(document.textLines);
  for (const { host, value } of answers) findResults(value, host, 0, results);
  return { results, problems };
}

const deepest = 8;

/** Facts stand in `ansible_facts`, or alone in a cache; below `hosts` and `hostvars` the keys are hosts. */
function findResults(value: unknown, host: string | undefined, depth: number, results: AnsibleResult[]): void {
  if (depth > deepest) return;
  if (Array.isArray(value)) {
    for (const element of value) findResults(element, host, depth + 1, results);
    return;
  }
  if (!isObject(value)) return;
  const own = host ?? textIn(value, 'inventory_hostname') ?? textIn(value, 'hostname');
  if (isUpdates(value)) results.push({ host: own, kind: 'updates', object: value });
  else if (isFacts(value)) results.push({ host: own, kind: 'facts', object: value });
  else {
    for (const [key, inner] of Object.entries(value)) {
      if ((key === 'hosts' || key === 'hostvars') && isObject(inner)) {
        for (const [name, result] of Object.entries(inner)) findResults(result, name, depth + 1, results);
      } else findResults(inner, own ?? (namesHost(inner) ? key : undefined), depth + 1, results);
    }
  }
}

/** The variables of one host, in a map from host to variables. */
function namesHost(value: unknown): boolean {
  return isObject(value) && ('ansible_facts' in value || 'ansible_os_family' in value);
}

/** With their prefix, or without it as the variable `ansible_facts` holds them. */
function isFacts(object: JsonObject): boolean {
  return 'ansible_os_family' in object || ('os_family' in object && 'distribution' in object);
}

function isUpdates(object: JsonObject): boolean {
  const { updates, found_updates: value } = object;
  if (!('found_update_count' in object || 'filtered_updates' in object || 'found_updates' in object)) return false;
  return [updates, value].some((list) => isObject(list) || Array.isArray(list));
}

function textIn(object: JsonObject, name: string): string | undefined {
  const value = object[name];
  return typeof value === 'string' ? value : undefined;
}

interface Answer {
  readonly host: string;
  readonly value: unknown;
}

/** "srv-1 | SUCCESS => {" of ad-hoc commands. */
const adHoc = /^(\S{1,255}) \| ([A-Za-z]{1,20}!?)(?: \| rc=-?\d{1,10})? (?:=>|>>) ?(.*)$/;
/** "ok: [srv-1] => {", "fatal: [srv-1]: UNREACHABLE! => {" of plays. */
const ofPlay = /^([a-z]{2,10}): \[([^\]\s]{1,255})(?: -> [^\]\s]{1,255})?\](?:: ([A-Z]{1,20}!))?(?: =>|: =>) ?(.*)$/;

/** The JSON behind the name of each host, in one text line or down to the brace that stands alone. */
function readAnswers(textLines: readonly string[]): { answers: Answer[]; problems: PlacedMessage[] } {
  const answers: Answer[] = [];
  const problems: PlacedMessage[] = [];
  for (let at = 0; at < textLines.length; at++) {
    const head = readHead(textLines[at] ?? '');
    if (!head?.text.startsWith('{')) continue;
    const start = at;
    let end = at;
    if (!/\}\s*$/.test(head.text)) {
      while (end + 1 < textLines.length && textLines[end]?.trimEnd() !== '}' && !readHead(textLines[end + 1] ?? ''))
        end++;
    }
    at = end;
    if (head.failed) {
      problems.push({ place: `host ${head.host}`, message: 'Ansible failed there or did not reach it' });
      continue;
    }
    const value = parse([head.text, ...textLines.slice(start + 1, end + 1)].join('\n'));
    if (value) answers.push({ host: head.host, value });
    else problems.push({ place: `host ${head.host}`, message: 'its result is no whole JSON; write the output again' });
  }
  return { answers, problems };
}

function readHead(textLine: string): { host: string; failed: boolean; text: string } | undefined {
  const command = adHoc.exec(textLine);
  if (command) return { host: command[1] ?? '', failed: isFailure(command[2]), text: command[3] ?? '' };
  const play = ofPlay.exec(textLine);
  if (!play) return undefined;
  return { host: play[2] ?? '', failed: isFailure(play[1]) || isFailure(play[3]), text: play[4] ?? '' };
}

function isFailure(word: string | undefined): boolean {
  return /^(?:failed|fatal|unreachable)/i.test(word ?? '');
}

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
