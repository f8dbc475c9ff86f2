/** "Install these and you close that": the first updates of the plan, as a curve and as the table behind it. */

import type { Plan } from '../../api/plan.ts';
import { UpdateLink } from '../../cells/update-link.tsx';
import { formatCount, formatDay, formatShare } from '../../format.ts';
import { Empty } from '../../states/empty.tsx';
import { ShortTable } from '../../table/short-table.tsx';
import card from '../card.module.css';
import { PlannedLink } from '../plan/planned-link.tsx';
import { PlanCurve } from './plan-curve.tsx';
import styles from './plan-section.module.css';

const heads = ['Update', 'Released', { number: 'Devices' }, { number: 'Closes' }, { number: 'Closed by then' }];

export function PlanSection({ plan }: { readonly plan: Plan }) {
  const last = plan.steps.at(-1);
  if (last === undefined) {
    return (
      <Empty title="There is nothing to install">
        <p>No update would close anything that is open on a device.</p>
      </Empty>
    );
  }
  return (
    <section className={card.card} aria-labelledby="plan">
      <div>
        <h2 id="plan">Install these, and you close {formatShare(last.percent / 100)}</h2>
        <p className={styles.explained}>
          Of {formatCount(plan.openVulnerabilities)} open vulnerabilities, counted on each device. The next update is
          always the one that closes most of what the updates before it leave open.
        </p>
      </div>
      <div className={styles.both}>
        <PlanCurve steps={plan.steps} />
        <PlanTable plan={plan} />
      </div>
    </section>
  );
}

function PlanTable({ plan: { steps } }: { readonly plan: Plan }) {
  return (
    <ShortTable name="The updates of the plan" heads={heads}>
      {steps.map(({ kb, name, released, devices, pairs, percent }) => (
        <tr key={kb}>
          <th scope="row">
            <UpdateLink kb={kb} /> <span className={styles.name}>{name}</span>
          </th>
          <td>{formatDay(released)}</td>
          <td data-align="end">
            <PlannedLink kb={kb} devices={devices} search={{}} />
          </td>
          <td data-align="end">{formatCount(pairs)}</td>
          <td data-align="end">{formatShare(percent / 100)}</td>
        </tr>
      ))}
    </ShortTable>
  );
}
