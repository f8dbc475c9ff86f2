/** The part of a runbook for one ring, or for all devices where there are none. */

import type { Plan, PlanSearch } from '../../api/plan.ts';
import { DevicesLink } from '../../cells/devices-link.tsx';
import { UpdateLink } from '../../cells/update-link.tsx';
import { counted, formatCount, formatDay, formatShare } from '../../format.ts';
import { ShortTable } from '../../table/short-table.tsx';
import card from '../card.module.css';
import page from '../page.module.css';
import { LeftReasons } from './left-open.tsx';
import styles from './plan.module.css';
import { PlannedLink } from './planned-link.tsx';

interface Props {
  readonly ring: string | undefined;
  readonly search: PlanSearch;
  readonly plan: Plan;
}

const heads = [
  'Step',
  'Update',
  'Name',
  'Released',
  'Restart',
  { number: 'Devices' },
  { number: 'Closed by then' },
  'Done',
];

export function RunbookPart({ ring, search: { platform, tag, software }, plan }: Props) {
  const { steps, devices, openVulnerabilities, left } = plan;
  const count = devices.assessed + devices.unknown + devices.unsupported;
  const restarts = steps.filter(({ restart }) => restart !== 'No').length;
  const title = ring === undefined ? 'All devices' : `Ring ${ring}`;
  return (
    <section className={`${card.card} ${styles.part}`} aria-label={title}>
      <div>
        <h2>{title}</h2>
        <p className={page.quiet}>
          <DevicesLink count={count} search={{ ring, platform, tag, software }} what="devices" />{' '}
          {count === 1 ? 'device' : 'devices'}, {formatCount(openVulnerabilities)} open vulnerabilities, counted on each
          device.{' '}
          {steps.length === 0
            ? 'No update that is offered closes anything.'
            : `${formatCount(restarts)} of ${counted(steps.length, 'update')} restart the device, or may.`}
        </p>
      </div>
      {steps.length > 0 && (
        <ShortTable name={`Steps: ${title}`} heads={heads}>
          {steps.map(({ kb, name, released, restart, devices: getting, percent }, place) => (
            <tr key={kb}>
              <td>{place + 1}</td>
              <th scope="row">
                <UpdateLink kb={kb} />
              </th>
              <td>{name}</td>
              <td>{formatDay(released)}</td>
              <td>{restart || 'Not said'}</td>
              <td data-align="end">
                <PlannedLink kb={kb} devices={getting} search={{ ring, platform, tag, software }} />
              </td>
              <td data-align="end">{formatShare(percent / 100)}</td>
              <td>
                <span className={styles.done} aria-hidden="true" />
              </td>
            </tr>
          ))}
        </ShortTable>
      )}
      <h3>{formatCount(left.openVulnerabilities)} stay open</h3>
      <LeftReasons plan={plan} />
    </section>
  );
}
