/** The updates of a plan in their order; the ticked ones are those of "what if". */

import type { Plan, PlanSearch } from '../../api/plan.ts';
import { UpdateLink } from '../../cells/update-link.tsx';
import { counted, formatCount, formatDay, formatKb, formatShare } from '../../format.ts';
import { ShortTable } from '../../table/short-table.tsx';
import card from '../card.module.css';
import { PlanCurve } from '../overview/plan-curve.tsx';
import page from '../page.module.css';
import styles from './plan.module.css';
import { PlannedLink } from './planned-link.tsx';

interface Props {
  readonly plan: Plan;
  readonly search: PlanSearch;
  readonly ticked: readonly string[];
  readonly tick: (kbs: readonly string[]) => void;
}

const heads = [
  'If',
  'Update',
  'Name',
  'Released',
  'Restart',
  { number: 'Devices' },
  { number: 'Closes' },
  { number: 'Closed by then' },
];
/** More points would touch each other. */
const mostInCurve = 25;

export function PlanSteps({ plan: { steps, openVulnerabilities }, search, ticked, tick }: Props) {
  const closed = steps.at(-1)?.percent ?? 0;
  return (
    <section className={card.card} aria-labelledby="steps">
      <div>
        <h2 id="steps">
          {counted(steps.length, 'update')} to close {formatShare(closed / 100)}
        </h2>
        <p className={page.quiet}>
          Of {formatCount(openVulnerabilities)} open vulnerabilities, counted on each device. Each is installed where
          Windows Update offers it; tick some to see what they do alone.
        </p>
      </div>
      {steps.length <= mostInCurve && (
        <div className={styles.curve}>
          <PlanCurve steps={steps} />
        </div>
      )}
      <ShortTable name="Updates of the plan" heads={heads}>
        {steps.map(({ kb, name, released, restart, devices, pairs, percent }) => (
          <tr key={kb}>
            <td>
              <input
                type="checkbox"
                className={styles.tick}
                aria-label={`What if ${formatKb(kb)} were installed`}
                checked={ticked.includes(kb)}
                onChange={({ target }) =>
                  tick(target.checked ? [...ticked, kb] : ticked.filter((other) => other !== kb))
                }
              />
            </td>
            <th scope="row">
              <UpdateLink kb={kb} />
            </th>
            <td>{name}</td>
            <td>{formatDay(released)}</td>
            <td>{restart}</td>
            <td data-align="end">
              <PlannedLink kb={kb} devices={devices} search={search} />
            </td>
            <td data-align="end">{formatCount(pairs)}</td>
            <td data-align="end">{formatShare(percent / 100)}</td>
          </tr>
        ))}
      </ShortTable>
    </section>
  );
}
