/** Boards of devices that a test describes, judged in its own thread. */

import { canonicalTextOf } from '../../src/assessment/patch-state.ts';
import type { Catalog } from '../../src/catalog/model.ts';
import type { Board } from '../../src/fleet/board/board.ts';
import { tableOfFacts } from '../../src/fleet/board/fleet-facts.ts';
import { summarizeBy } from '../../src/fleet/board/summarize.ts';
import { assessorOf } from './assessor.ts';
import type { DeviceBuilder } from './device.ts';

export interface DevicesAlike {
  readonly device: Pick<DeviceBuilder, 'state'>;
  readonly devices?: number;
  readonly tags?: readonly string[];
}

/** One group for each; their states are numbered from 1. */
export async function boardOf(known: Catalog, alike: readonly DevicesAlike[], asOf: string): Promise<Board> {
  const maker = summarizeBy(assessorOf(known));
  const texts = alike.map(({ device }) => canonicalTextOf(device.state));
  const summaries = await maker.summarize(texts, asOf);
  return {
    catalogVersion: known.version,
    asOf,
    countedAt: `${asOf}T08:00:00.000Z`,
    facts: tableOfFacts(await maker.facts()),
    groups: alike.map(({ devices = 1, tags = [] }, place) => ({
      state: place + 1,
      tags,
      devices,
      summary: summaries[place] as (typeof summaries)[0],
    })),
  };
}
