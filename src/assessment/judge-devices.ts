/** Devices as they were read, with their answers; devices of the same patch state share one examination. */

import type { KbNumber } from '../brand.ts';
import type { ReadDevice } from '../inventory/read-device.ts';
import type { AssessedDevice } from './assessed-device.ts';
import type { Assessor, ExaminedDevice } from './assessor.ts';
import { compareOffers } from './compare-offers.ts';
import { canonicalTextOf, patchStateOf } from './patch-state.ts';

/** What is to be explained: every missing update, these updates, or both. */
export interface Explained {
  readonly explain?: true;
  readonly kb: readonly KbNumber[];
}

/** In the order of the devices. What was found of one state is let go before the next is looked at. */
export function judgeDevices(
  devices: readonly ReadDevice[],
  assessor: Assessor,
  asOf: string,
  explained: Explained,
): AssessedDevice[] {
  const withState = devices.map((device) => ({ device, state: patchStateOf(device.reading) }));
  const judged = new Map<ReadDevice, AssessedDevice>();
  for (const alike of Map.groupBy(withState, ({ state }) => canonicalTextOf(state)).values()) {
    const [{ state }] = alike as [(typeof alike)[0]];
    const examined = assessor.examine(state, asOf);
    for (const { device } of alike) judged.set(device, judge(device, examined, explained));
  }
  return devices.flatMap((device) => judged.get(device) ?? []);
}

function judge(device: ReadDevice, examined: ExaminedDevice, { explain, kb }: Explained): AssessedDevice {
  const { windowsUpdateOffers: offers } = device.reading;
  const assessment = examined.answer;
  const missing = explain ? assessment.missing.map(({ id }) => id) : [];
  const asked = [...new Set([...kb, ...missing])];
  return {
    ...device,
    assessment,
    ...(offers && { windowsUpdate: compareOffers(examined, offers) }),
    ...((explain || asked.length > 0) && { explanations: asked.map(examined.explain) }),
  };
}
