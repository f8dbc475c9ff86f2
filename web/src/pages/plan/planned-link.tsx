/** How many devices get an update in the plan, which leads to them. */

import type { PlanSearch } from '../../api/plan.ts';
import { DevicesLink } from '../../cells/devices-link.tsx';
import { formatKb } from '../../format.ts';

interface Props {
  readonly kb: string;
  readonly devices: number;
  readonly search: PlanSearch;
}

export function PlannedLink({ kb, devices, search: { ring, platform, tag, software } }: Props) {
  const search = { planned: kb, ring, platform, tag, software };
  return <DevicesLink count={devices} search={search} what={`devices get ${formatKb(kb)}`} />;
}
