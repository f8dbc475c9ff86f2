/** The name of a host as lists write it, and when two of them are one. */

import { isCutOff } from './row.ts';

/** How hosts are compared: in lower case, without the domain before and the signs around the name. */
export function keyOfHost(text: string): string {
  return withoutDomain(text).toLowerCase();
}

/** "\\PC-1", "CONTOSO\PC-1", "PC-1$" and "pc-1.contoso.com." as directories write them. */
export function withoutDomain(text: string): string {
  const name = text.trim().replace(/^.*\\/, '');
  return isCutOff(name) ? name : name.replace(/[.$]$/, '') || text;
}

export function withoutDots(text: string): string {
  return text.replace(/(?:\.\.\.|…)$/, '');
}
