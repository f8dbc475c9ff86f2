/** What holds of every fleet, whatever the catalogue: asked of the samples and of the whole feed. */

import assert from 'node:assert/strict';
import { createAssessor } from '../../src/assessment/assessor.ts';
import { fingerprintOf, type PatchState, patchStateOf } from '../../src/assessment/patch-state.ts';
import type { Catalog } from '../../src/catalog/model.ts';
import { createFleet, type FleetOptions } from '../../src/fleet/fleet.ts';
import { ndjsonOf } from '../../src/fleet/ndjson.ts';
import { checkContract } from '../../src/inventory/contract.ts';
import type { Inventory } from '../../src/inventory/model.ts';
import { releaseHistoryOf } from '../../src/lines/windows/release-history.ts';

export const tenants = ['contoso.example'] as const;

export function textOf(catalog: Catalog, moment: Date, options: Partial<FleetOptions>): string {
  return [...ndjsonOf(createFleet(catalog, { devices: 500, tenants, ...options }), moment)].join('');
}

/** The inventories of the text, each held against the contract. */
export function readFleet(text: string): Inventory[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const found = JSON.parse(line);
      const checked = checkContract(found);
      if ('fault' in checked) assert.fail(`${line} ${checked.fault}`);
      assert.deepEqual(checked.value, found);
      return checked.value as Inventory;
    });
}

export function countStates(inventories: Iterable<Inventory>): number {
  return new Set(Array.from(inventories, (inventory) => fingerprintOf(patchStateOf(inventory)))).size;
}

/** Of each patch state: months behind, and the updates of the system's train that are offered to it and missing. */
export function judgeLags(catalog: Catalog, moment: Date, devices: number) {
  const fleet = createFleet(catalog, { devices, tenants, states: devices });
  const now = fleet.at(moment);
  const day = moment.toISOString().slice(0, 10);
  const assessor = createAssessor(catalog);
  return Array.from({ length: devices }, (_, device) => {
    const inventory = now.inventoryOf(device);
    const { examination, answer } = assessor.examine(patchStateOf(inventory), day);
    if (examination.status !== 'assessed') {
      assert.fail(`${inventory.computerDnsName} ${inventory.osVersion}: ${examination.reason}`);
    }
    const { osTrain } = examination.knowledge;
    const ofTrain = answer.missing.filter(
      ({ id, notOffered }) =>
        notOffered === undefined && (osTrain.positionOf(id) ?? osTrain.hotpatches.positionOf(id)) !== undefined,
    );
    return { inventory, monthsBehind: now.monthsBehind(device), missing: answer.missing, ofTrain };
  });
}

/** When the device's revision came out; undefined where the public history of its line does not say. */
export function dayOfRevision({ osVersion, installationType }: PatchState): string | undefined {
  const [, , build, revision] = (osVersion ?? '').split('.');
  const line = build === '26100' && installationType !== 'Client' ? '26100-server' : (build ?? '');
  return releaseHistoryOf(line).find((release) => String(release.revision) === revision)?.released;
}
