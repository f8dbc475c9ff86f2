/** Single devices of groups that were counted over histories: those behind a number, in the order of their ids. */

import type { MachineId } from '../brand.ts';
import { type HistoryPage, idBytes, stateIn, viewOf } from './history-pages.ts';

export interface MembersQuestion {
  /** Each the last one of a day, ascending, as they were counted. */
  readonly seconds: readonly number[];
  /** Groups as `GroupCount` names them: a state a second, 0 where the devices were not known, and the tag set. */
  readonly members: readonly (readonly number[])[];
  /** Are among them whatever their group. */
  readonly also?: readonly MachineId[];
  /** Are not. */
  readonly never?: readonly MachineId[];
  readonly after?: MachineId;
  readonly limit: number;
}

type Branch = Map<number, Branch>;

/** Asked page by page, in their order. */
export class MemberFinder {
  readonly found: MachineId[] = [];
  readonly #question: MembersQuestion;
  readonly #groups: Branch = new Map();
  readonly #also: ReadonlySet<string>;
  readonly #never: ReadonlySet<string>;
  readonly #after: Buffer | undefined;

  constructor(question: MembersQuestion) {
    const { members, also, never, after } = question;
    this.#question = question;
    for (const member of members) {
      let branch = this.#groups;
      for (const number of member) {
        const next: Branch = branch.get(number) ?? new Map();
        branch.set(number, next);
        branch = next;
      }
    }
    this.#also = new Set(also);
    this.#never = new Set(never);
    this.#after = after === undefined ? undefined : Buffer.from(after, 'hex');
  }

  get isDone(): boolean {
    return this.found.length >= this.#question.limit;
  }

  add(page: HistoryPage): void {
    const view = viewOf(page);
    const idAt = (device: number) => view.ids.subarray(device * idBytes, (device + 1) * idBytes);
    const isBehind = (device: number) => this.#after === undefined || Buffer.compare(idAt(device), this.#after) > 0;
    if (view.devices === 0 || !isBehind(view.devices - 1)) return;
    const areNamed = this.#also.size + this.#never.size > 0;
    for (let device = 0; device < view.devices && !this.isDone; device += 1) {
      if (!isBehind(device)) continue;
      const isMember = this.#isMember(view, device);
      if (!isMember && !areNamed) continue;
      const id = idAt(device).toString('hex') as MachineId;
      if ((isMember && !this.#never.has(id)) || this.#also.has(id)) this.found.push(id);
    }
  }

  #isMember(view: ReturnType<typeof viewOf>, device: number): boolean {
    let branch: Branch | undefined = this.#groups;
    for (const second of this.#question.seconds) {
      branch = branch.get(stateIn(view, device, second));
      if (branch === undefined) return false;
    }
    return branch.has(view.tagSets[device] as number);
  }
}
