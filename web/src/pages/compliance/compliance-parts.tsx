/** The same by ring, tag or platform. */

import type { Compliance } from '../../api/compliance.ts';
import { RowsButton } from '../../csv/rows-button.tsx';
import { platforms } from '../../filters/platforms.ts';
import { formatCount, formatShare } from '../../format.ts';
import { ShortTable } from '../../table/short-table.tsx';
import card from '../card.module.css';
import page from '../page.module.css';
import { FigureLink } from './figure-link.tsx';

const platformNames = new Map(platforms);

interface Props {
  readonly compliance: Compliance;
  readonly by: string | undefined;
}

/** As people call it. */
export function nameOfPart(name: string | null): string {
  return name === null ? 'None' : (platformNames.get(name) ?? name);
}

export function ComplianceParts({ compliance, by = 'part' }: Props) {
  const { day, parts = [] } = compliance;
  const rows = () => [
    ['Part', 'Per cent in time', 'Devices in time', 'Late', 'In neither', 'Late vulnerabilities'],
    ...parts.map(({ name, devices, pairs }) => [
      nameOfPart(name),
      devices.percentCompliant ?? '',
      devices.compliant,
      devices.late,
      inNeither(devices),
      pairs.late,
    ]),
  ];
  return (
    <section className={card.card} aria-labelledby="parts">
      <div className={page.heading}>
        <h2 id="parts">By {by}</h2>
        <span className={page.spring} />
        <RowsButton what={`Compliance by ${by}`} file={`compliance-by-${by}-${day}`} rows={rows} />
      </div>
      <ShortTable
        name={`Compliance by ${by}`}
        heads={[
          'Part',
          { number: 'In time' },
          { number: 'Devices in time' },
          { number: 'Late' },
          { number: 'In neither' },
          { number: 'Late vulnerabilities' },
        ]}
      >
        {parts.map(({ name, devices, pairs }) => (
          <tr key={name ?? ''}>
            <th scope="row">{nameOfPart(name)}</th>
            <td data-align="end">
              {devices.percentCompliant === undefined ? '–' : formatShare(devices.percentCompliant / 100)}
            </td>
            <td data-align="end">
              <FigureLink compliance={compliance} figure="compliant" by={by} part={name} devices={devices} />
            </td>
            <td data-align="end">
              <FigureLink compliance={compliance} figure="late" by={by} part={name} devices={devices} />
            </td>
            <td data-align="end">{formatCount(inNeither(devices))}</td>
            <td data-align="end">{formatCount(pairs.late)}</td>
          </tr>
        ))}
      </ShortTable>
    </section>
  );
}

function inNeither({ notClosable, unknown, unsupported }: Compliance['total']['devices']): number {
  return notClosable + unknown + unsupported;
}
