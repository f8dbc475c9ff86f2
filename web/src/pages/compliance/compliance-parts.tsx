/** The same by ring, tag or platform. */

import type { Compliance } from '../../api/compliance.ts';
import { platforms } from '../../filters/platforms.ts';
import { formatCount, formatShare } from '../../format.ts';
import { ShortTable } from '../../table/short-table.tsx';
import card from '../card.module.css';

const platformNames = new Map(platforms);

interface Props {
  readonly parts: NonNullable<Compliance['parts']>;
  readonly by: string | undefined;
}

export function ComplianceParts({ parts, by = 'part' }: Props) {
  return (
    <section className={card.card} aria-labelledby="parts">
      <h2 id="parts">By {by}</h2>
      <ShortTable
        name={`Compliance by ${by}`}
        heads={[
          'Part',
          { number: 'In time' },
          { number: 'Devices in time' },
          { number: 'Late' },
          { number: 'Late vulnerabilities' },
        ]}
      >
        {parts.map(({ name, devices, pairs }) => (
          <tr key={name ?? ''}>
            <th scope="row">{name === null ? 'None' : (platformNames.get(name) ?? name)}</th>
            <td data-align="end">
              {devices.percentCompliant === undefined ? '–' : formatShare(devices.percentCompliant / 100)}
            </td>
            <td data-align="end">{formatCount(devices.compliant)}</td>
            <td data-align="end">{formatCount(devices.late)}</td>
            <td data-align="end">{formatCount(pairs.late)}</td>
          </tr>
        ))}
      </ShortTable>
    </section>
  );
}
