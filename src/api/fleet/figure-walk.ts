/** Walks along the devices of groups in the order of a figure of their groups, then of their ids: as many groups at once as fill a page. */

import { type MachineId, parseMachineId } from '../../brand.ts';
import { type BoardGroup, countDevices } from '../../fleet/board/board.ts';
import { compareLiterals } from '../../odata/compare.ts';
import { foreignToken, type Position } from '../../odata/next-link.ts';
import type { DeviceCondition, ListedDevice } from '../../store/device-list.ts';
import type { DeviceStore, StateId } from '../../store/store.ts';
import { oldest } from '../machines/lists/list-walk.ts';

type Figure = number | null;

export interface FigureOrder {
  readonly steps: readonly Step[];
  readonly figures: ReadonlyMap<StateId, Figure>;
  readonly descending: boolean;
}

export interface FiguresWalked {
  readonly tenant: string;
  /** Devices of one figure come by id, in the same direction. */
  readonly order: FigureOrder;
  readonly conditionOf: (groups: readonly BoardGroup[]) => DeviceCondition;
  /** By state, where not all devices of the groups are asked for. */
  readonly counts?: ReadonlyMap<StateId, number>;
  readonly wanted: number;
}

/** Devices that have the same figure. */
interface Step {
  readonly value: Figure;
  readonly groups: readonly BoardGroup[];
  /** As they were counted. */
  readonly devices: number;
}

/** Devices that are put into order at once: some milliseconds of them. */
const mostAtOnce = 1_000;

/** Null is the least. */
export function orderByFigure(
  groups: readonly BoardGroup[],
  figureOf: (state: StateId) => Figure,
  descending: boolean,
): FigureOrder {
  const figures = new Map<StateId, Figure>();
  for (const { state } of groups) if (!figures.has(state)) figures.set(state, figureOf(state));
  const steps = [...Map.groupBy(groups, ({ state }) => figures.get(state) ?? null)]
    .map(([value, of]): Step => ({ value, groups: of, devices: countDevices(of) }))
    .sort((one, other) => compareLiterals(one.value, other.value) * (descending ? -1 : 1));
  return { steps, figures, descending };
}

export class FigureWalk {
  readonly found: ListedDevice[] = [];
  readonly #devices: Pick<DeviceStore, 'list'>;
  readonly #walked: FiguresWalked;
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
    const {
      order: { steps },
      counts,
    } = this.#walked;
    if (counts === undefined) return steps;
    return steps.flatMap(({ value, groups }): Step[] => {
      const met = groups.filter(({ state }) => counts.has(state));
      const states = new Set(met.map(({ state }) => state));
      const devices = [...states].reduce((sum, state) => sum + (counts.get(state) ?? 0), 0);
      return met.length === 0 ? [] : [{ value, groups: met, devices }];
    });
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
    const {
      tenant,
      conditionOf,
      order: { descending },
    } = this.#walked;
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
    return this.#walked.order.figures.get(state) ?? null;
  }

  get #lacking(): number {
    return this.#walked.wanted - this.found.length;
  }

  get #sign(): number {
    return this.#walked.order.descending ? -1 : 1;
  }
}
