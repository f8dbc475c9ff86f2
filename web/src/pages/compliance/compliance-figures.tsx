/** The share with its denominator, and everything that is in neither. */

import type { Compliance } from '../../api/compliance.ts';
import { RowsButton } from '../../csv/rows-button.tsx';
import type { CsvRows } from '../../csv/save-file.ts';
import { formatCount, formatDay, formatShare } from '../../format.ts';
import card from '../card.module.css';
import { Facts } from '../facts.tsx';
import page from '../page.module.css';
import { type Figure, FigureLink } from './figure-link.tsx';

export function ComplianceFigures({ compliance }: { readonly compliance: Compliance }) {
  const { within, severity, total, changed } = compliance;
  const { devices, pairs, closed, kevOverdue } = total;
  const judged = devices.compliant + devices.late;
  const link = (figure: Figure) => <FigureLink key={figure} compliance={compliance} figure={figure} />;
  return (
    <>
      <section className={card.card} aria-labelledby="share">
        <div className={page.heading}>
          <div>
            <h2 id="share">
              {percent(devices.percentCompliant)} of {formatCount(judged)} devices were in time
            </h2>
            <p className={page.quiet}>
              Nothing {severity.join(' or ')} was open on them for more than {within} days after its update came out.
            </p>
          </div>
          <span className={page.spring} />
          <RowsButton what="Figures of the day" file={`compliance-${compliance.day}`} rows={() => rowsOf(compliance)} />
        </div>
        <Facts
          large
          facts={[
            ['In time', link('compliant')],
            ['Late', link('late')],
          ]}
        />
        <Facts
          facts={[
            ['In neither: nothing is offered', link('notClosable')],
            ['In neither: not known', link('unknown')],
            ['In neither: not supported', link('unsupported')],
            ['With exceptions', link('withExceptions')],
            ['With software that no KB fixes', link('withSoftwareWithoutKb')],
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
            ...(kevOverdue === undefined ? [] : [['Devices past CISA’s due date', link('kevOverdue')] as const]),
            ...(kevOverdue === undefined
              ? []
              : [['Open past CISA’s due date', formatCount(kevOverdue.pairs)] as const]),
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

function toldOf({ from, to, due, inTime, percentInTime }: Compliance['total']['closed']): string {
  const days = `From ${formatDay(from)} to ${formatDay(to)}`;
  if (due === 0) return `${days} no deadline came.`;
  return `${days} the deadline came for ${formatCount(due)}; ${formatCount(inTime)} of them (${percent(percentInTime)}) were closed by then.`;
}

function percent(value: number | undefined): string {
  return value === undefined ? 'None' : formatShare(value / 100);
}

/** The day and the rule stand in each row, so that files of several days can be put together. */
function rowsOf({ day, within, severity, total: { devices, pairs, closed, kevOverdue } }: Compliance): CsvRows {
  const figures = {
    ...Object.fromEntries(Object.entries(devices).map(([name, value]) => [`devices.${name}`, value])),
    ...Object.fromEntries(Object.entries(pairs).map(([name, value]) => [`pairs.${name}`, value])),
    'closed.due': closed.due,
    'closed.inTime': closed.inTime,
    ...(kevOverdue && { 'kevOverdue.devices': kevOverdue.devices, 'kevOverdue.pairs': kevOverdue.pairs }),
  };
  const rule = [day, within, severity.join('; ')];
  return [
    ['day', 'within', 'severity', 'figure', 'value'],
    ...Object.entries(figures).map(([name, value]) => [...rule, name, value as number]),
  ];
}
