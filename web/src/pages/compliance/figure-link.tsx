/** A number of devices of compliance, which leads to them. */

import type { Compliance } from '../../api/compliance.ts';
import { DevicesLink } from '../../cells/devices-link.tsx';

type Devices = Compliance['total']['devices'];
export type Figure = Exclude<keyof Devices, 'percentCompliant'> | 'kevOverdue';

interface Props {
  readonly compliance: Compliance;
  readonly figure: Figure;
  /** Of a part. */
  readonly by?: string;
  readonly part?: string | null;
  readonly devices?: Devices;
}

export function FigureLink({ compliance, figure, by, part, devices = compliance.total.devices }: Props) {
  const { day, within, severity, total } = compliance;
  const count = figure === 'kevOverdue' ? (total.kevOverdue?.devices ?? 0) : devices[figure];
  const search = {
    compliance: figure,
    day,
    within: `${within}`,
    severity: severity.join(),
    by,
    part: part ?? undefined,
  };
  return <DevicesLink count={count} search={search} what={`devices on ${day}`} />;
}
