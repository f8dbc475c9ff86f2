/** The missing updates of one device of a file, each with why behind a button. The files are sent again for that: the server has kept nothing. */

import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { type AssessedDevice, askAssessed, type FilesToAssess } from '../../../api/assess.ts';
import { CatalogNumber } from '../../../cells/catalog-link.tsx';
import { counted, formatCount, formatDay, formatKb, formatSoftware } from '../../../format.ts';
import { Failure } from '../../../states/failure.tsx';
import { Loading } from '../../../states/loading.tsx';
import { ShortTable } from '../../../table/short-table.tsx';
import device from '../../device/device.module.css';

interface Props {
  readonly missing: AssessedDevice['missing'];
  readonly place: number;
  readonly asked: FilesToAssess;
}

const heads = ['Update', 'Month', 'Released', 'Software', { number: 'Vulnerabilities' }, 'Why'];

export function MissingRows({ missing, place, asked }: Props) {
  const [open, setOpen] = useState<string>();
  return (
    <>
      <h3>{counted(missing.length, 'missing update')}</h3>
      <ShortTable name="Missing updates" heads={heads}>
        {missing.map(({ id, name, url, releaseDate, productsNames, cveAddressed }) => (
          <Fragment key={id}>
            <tr>
              <th scope="row">
                <CatalogNumber kb={id} url={url} />
              </th>
              <td>{name}</td>
              <td>{formatDay(releaseDate)}</td>
              <td data-wrap="">{productsNames.map(formatSoftware).join(', ')}</td>
              <td data-align="end">{formatCount(cveAddressed)}</td>
              <td>
                <button
                  type="button"
                  className={device.ask}
                  aria-expanded={open === id}
                  aria-label={`Why ${formatKb(id)} is missing`}
                  onClick={() => setOpen(open === id ? undefined : id)}
                >
                  Why?
                </button>
              </td>
            </tr>
            {open === id && (
              <tr>
                <td colSpan={heads.length} className={device.why}>
                  <WhyMissing kb={id} place={place} asked={asked} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </ShortTable>
    </>
  );
}

function WhyMissing({ kb, place, asked }: { readonly kb: string } & Omit<Props, 'missing'>) {
  const query = useQuery({
    queryKey: [
      'assessed',
      asked.files.map(({ name, size, lastModified }) => [name, size, lastModified]),
      asked.device,
      kb,
    ],
    queryFn: () => askAssessed(asked, kb),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (query.isPending) return <Loading what="the explanation" height="8rem" />;
  const [explanation] = query.data.value[place]?.explanations ?? [];
  return (
    <div className={device.explanation}>
      <p>{explanation?.reason}</p>
      {explanation?.products.map(({ product, found, vulnerabilities }) => (
        <section key={product}>
          <h4 className={device.product}>{product}</h4>
          <p>
            Found: {found}. {counted(vulnerabilities.length, 'vulnerability', 'vulnerabilities')} open.
          </p>
        </section>
      ))}
    </div>
  );
}
