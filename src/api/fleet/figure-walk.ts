/** Walks along the devices of groups in the order of a figure of their groups, then of their ids: as many groups at once as fill a page. */

import { type MachineId, parseMachineId } from '../../brand.ts';
import type { BoardGroup } from '../../fleet/board/board.ts';
import { compareLiterals } from '../../odata/compare.ts';
import { foreignToken, type Position } from '../../odata/next-link.ts';
import type { DeviceCondition, ListedDevice } from '../../store/device-list.ts';
import type { DeviceStore, StateId } from '../../store/store.ts';
import { oldest } from '../machines/lists/list-walk.ts';

type Figure = number | null;

export interface FiguresWalked {
  readonly tenant: string;
  readonly groups: readonly BoardGroup[];
  /** The same for all groups of a state. */
  readonly figureOf: (group: BoardGroup) => Figure;
  readonly conditionOf: (groups: readonly BoardGroup[]) => DeviceCondition;
  /** By state, where not all devices of the groups are asked for. */
  readonly counts?: ReadonlyMap<StateId, number>;
  /** Both by the figure and by id. */
  readonly descending: boolean;
  readonly wanted: number;
}

/** Devices that have the same figure. */
interface Step {
  readonly value: Figure;
  readonly groups: BoardGroup[];
  /** As they were counted. */
  devices: number;
}

/** Devices that are put into order at once: some milliseconds of them. */
const mostAtOnce = 1_000;

export class FigureWalk {
  readonly found: ListedDevice[] = [];
  readonly #devices: Pick<DeviceStore, 'list'>;
  readonly #walked: FiguresWalked;
  readonly #values = new Map<StateId, Figure>();
  #ageMs: number | undefined;

  constructor(devices: Pick<DeviceStore, 'list'>, walked: FiguresWalked) {
    this.#devices = devices;
    this.#walked = walked;
  }

  /** Throws `KnownError` ODataError for a place of another list. */
  async from(after: Position | undefined): Promise<void> {
    const steps = this.#steps();
    let left = steps;
    if (after !== undefined) {
      const id = parseMachineId(after.id);
      if (id === undefined) throw foreignToken();
      const [value = null] = after.values;
      const sides = steps.map((step) => compareLiterals(step.value, value) * this.#sign);
      const begun = steps[sides.indexOf(0)];
      if (begun !== undefined) await this.#walkStep(begun, id);
      left = steps.filter((_, place) => (sides[place] as number) > 0);
    }
    for (let at = 0; at < left.length && this.#lacking > 0; ) at += await this.#walkSome(left.slice(at));
  }

  /** How old what was found is, unless it is of now. */
  get ageMs(): number | undefined {
    return this.#ageMs;
  }

  positionOf({ id, state }: ListedDevice): Position {
    return { values: [this.#valueOf(state)], id };
  }

  #steps(): readonly Step[] {
    const { groups, figureOf, counts } = this.#walked;
    const steps = new Map<Figure, Step>();
    for (const group of groups) {
      const isNew = !this.#values.has(group.state);
      const value = isNew ? figureOf(group) : this.#valueOf(group.state);
      this.#values.set(group.state, value);
      const step = steps.get(value) ?? { value, groups: [], devices: 0 };
      steps.set(value, step);
      step.groups.push(group);
      if (counts === undefined) step.devices += group.devices;
      else if (isNew) step.devices += counts.get(group.state) ?? 0;
    }
    return [...steps.values()].sort((one, other) => compareLiterals(one.value, other.value) * this.#sign);
  }

  /** Gives how many steps it has gone. */
  async #walkSome(steps: readonly Step[]): Promise<number> {
    const lacking = this.#lacking;
    let devices = 0;
    let some = 0;
    for (const step of steps) {
      if (devices >= lacking || (some > 0 && devices + step.devices > mostAtOnce)) break;
      devices += step.devices;
      some += 1;
    }
    if (some > 1) {
      const groups = steps.slice(0, some).flatMap((step) => step.groups);
      const rows = await this.#list(groups, mostAtOnce + 1);
      if (rows.length <= mostAtOnce) {
        this.found.push(...rows.sort((one, other) => this.#compare(one, other)).slice(0, lacking));
        return some;
      }
      // Many have come since they were counted.
    }
    await this.#walkStep(steps[0] as Step);
    return 1;
  }

  async #walkStep({ groups }: Step, after?: MachineId): Promise<void> {
    this.found.push(...(await this.#list(groups, this.#lacking, after)));
  }

  async #list(groups: readonly BoardGroup[], limit: number, after?: MachineId): Promise<ListedDevice[]> {
    const { tenant, conditionOf, descending } = this.#walked;
    const { devices, ageMs } = await this.#devices.list(tenant, {
      where: conditionOf(groups),
      order: [{ column: 'id', descending }],
      ...(after !== undefined && { after: [after] }),
      limit,
    });
    this.#ageMs = oldest(this.#ageMs, ageMs);
    return [...devices];
  }

  #compare(one: ListedDevice, other: ListedDevice): number {
    const byFigure = compareLiterals(this.#valueOf(one.state), this.#valueOf(other.state));
    return (byFigure || compareLiterals(one.id, other.id)) * this.#sign;
  }

  #valueOf(state: StateId): Figure {
    return this.#values.get(state) ?? null;
  }

  get #lacking(): number {
    return this.#walked.wanted - this.found.length;
  }

  get #sign(): number {
    return this.#walked.descending ? -1 : 1;
  }
}
