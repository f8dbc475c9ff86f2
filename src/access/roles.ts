/** What a caller may do: application roles, delegated scopes, and what a route asks for. */

import { KnownError } from '../errors.ts';
import { isAtLeast, type PersonRole } from '../person-roles.ts';
import type { SessionRecord } from '../store/session-store.ts';

/** Each with what it is for. Clients look for them in their token before they call, and give up when one is not there. */
export const roleMeanings = {
  'Software.Read.All': 'The missing updates of machines, today and on a day, and why an update is missing',
  'Machine.Read.All': 'What machines are, the rings and exceptions of the fleet, and who hears of what',
  'Machine.ReadWrite.All':
    'What machines are, to report their inventories, to tag them, and to change rings, exceptions and who hears of what',
  'Vulnerability.Read.All': 'Which vulnerabilities are open, or were on a day, and on which machines',
  'SecurityRecommendation.Read.All': 'Which software is to be updated',
  'Score.Read.All': 'How exposed the fleet is',
  'Alert.Read.All': 'Alerts, of which there are never any',
  'User.Read.All': 'Who logs on to machines, which nobody reports',
} as const;
export type Role = keyof typeof roleMeanings;
export const roles = Object.keys(roleMeanings) as readonly Role[];

/** Delegated permissions: those of a signed-in person, in the token's `scp`. */
export type Scope =
  | 'Machine.Read'
  | 'Machine.ReadWrite'
  | 'Software.Read'
  | 'Vulnerability.Read'
  | 'SecurityRecommendation.Read'
  | 'Score.Read'
  | 'Alert.Read'
  | 'Alert.ReadWrite'
  | 'User.Read.All';

/** Who calls, as a verified token or a session says. */
export interface Caller {
  readonly tenant: string;
  /** Client id; of a session its name and id. */
  readonly application: string;
  /** Application and tenant in one: whose limits a call counts against. */
  readonly limitKey: string;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
  /** Of a session; an application is none. */
  readonly person?: Person;
}

export interface Person {
  readonly role: PersonRole;
  readonly session: SessionRecord;
}

/** Any one of these opens the route. Without `scopes` a person cannot call it, only an application. */
export interface RequiredAccess {
  readonly roles: readonly Role[];
  readonly scopes?: readonly Scope[];
  /** What a person has to be besides. */
  readonly person?: PersonRole;
}

/** Opens a route to people alone, whatever roles a token bears. */
export interface RequiredPerson {
  readonly person: PersonRole;
}

export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}

/** The roles of an application that opens the same routes. What is for few people alone a route says itself. */
export function rolesOfPerson(role: PersonRole): readonly Role[] {
  return role === 'reader' ? roles.filter((name) => name.endsWith('.Read.All')) : roles;
}

export function mayCall(caller: Caller, required: RequiredAccess): boolean {
  if (!isPersonEnough(caller, required)) return false;
  if (required.roles.some((role) => caller.roles.includes(role))) return true;
  return required.scopes?.some((scope) => caller.scopes.includes(scope)) ?? false;
}

function isPersonEnough({ person }: Caller, { person: least }: RequiredAccess): boolean {
  return person === undefined || least === undefined || isAtLeast(person.role, least);
}

/** Clients of Defender parse this sentence, so its shape is Defender's to the letter, lists without blanks included. */
export function missingRoles(caller: Caller, required: RequiredAccess): KnownError {
  if (caller.person !== undefined) {
    const { role } = caller.person;
    const needed = required.person ?? 'operator';
    return new KnownError('Forbidden', `Your role is ${role}; this takes the role ${needed}.`);
  }
  return new KnownError(
    'Forbidden',
    `Missing application roles. API required roles: ${required.roles.join(',')}, application roles: ${caller.roles.join(',')}.`,
  );
}
