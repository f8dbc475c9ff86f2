/** The share with its denominator, and everything that is in neither. */

import type { Compliance } from '../../api/compliance.ts';
import { counted, formatCount, formatDay, formatShare } from '../../format.ts';
import card from '../card.module.css';
import { type Fact, Facts } from '../facts.tsx';
import page from '../page.module.css';

export function ComplianceFigures({ compliance }: { readonly compliance: Compliance }) {
  const { within, severity, total, changed } = compliance;
  const { devices, pairs, closed, kevOverdue } = total;
  const judged = devices.compliant + devices.late;
  return (
    <>
      <section className={card.card} aria-labelledby="share">
        <div>
          <h2 id="share">
            {percent(devices.percentCompliant)} of {formatCount(judged)} devices were in time
          </h2>
          <p className={page.quiet}>
            Nothing {severity.join(' or ')} was open on them for more than {within} days after its update came out.
          </p>
        </div>
        <Facts
          large
          facts={[
            ['In time', formatCount(devices.compliant)],
            ['Late', formatCount(devices.late)],
          ]}
        />
        <Facts
          facts={[
            ['In neither: nothing is offered', formatCount(devices.notClosable)],
            ['In neither: not known', formatCount(devices.unknown)],
            ['In neither: not supported', formatCount(devices.unsupported)],
            ['With exceptions', formatCount(devices.withExceptions)],
            ['With software that no KB fixes', formatCount(devices.withSoftwareWithoutKb)],
          ]}
        />
      </section>
      <section className={card.card} aria-labelledby="pairs">
        <div>
          <h2 id="pairs">Open vulnerabilities, counted on each device</h2>
          <p className={page.quiet}>{toldOf(closed)}</p>
        </div>
        <Facts
          facts={[
            ['Late', formatCount(pairs.late)],
            ['Not due yet', formatCount(pairs.notYetDue)],
            ['Only with ESU', formatCount(pairs.needsEsu)],
            ['Not offered', formatCount(pairs.notOffered)],
            ['Left open by exceptions', formatCount(pairs.excepted)],
            ...overdue(kevOverdue),
          ]}
        />
        {changed && changed.length > 0 && (
          <p className={page.quiet}>
            These figures differ from those that were told first: a later catalogue knows more.
          </p>
        )}
      </section>
    </>
  );
}

function overdue(kev: Compliance['total']['kevOverdue']): readonly Fact[] {
  return kev === undefined
    ? []
    : [['Past CISA’s due date', `${formatCount(kev.pairs)} on ${counted(kev.devices, 'device')}`]];
}

function toldOf({ from, to, due, inTime, percentInTime }: Compliance['total']['closed']): string {
  const days = `From ${formatDay(from)} to ${formatDay(to)}`;
  if (due === 0) return `${days} no deadline came.`;
  return `${days} the deadline came for ${formatCount(due)}; ${formatCount(inTime)} of them (${percent(percentInTime)}) were closed by then.`;
}

function percent(value: number | undefined): string {
  return value === undefined ? 'None' : formatShare(value / 100);
}
