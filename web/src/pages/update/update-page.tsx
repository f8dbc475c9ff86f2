/** One update: what it is, what it closes, what it contains and what contains it, who holds it back, and which devices miss it. */

import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Refusal } from '../../api/ask.ts';
import { type FleetUpdate, updateQuery } from '../../api/guide.ts';
import { ringsQuery } from '../../api/queries.ts';
import { sessionQuery } from '../../api/session.ts';
import { CatalogLink } from '../../cells/catalog-link.tsx';
import { DevicesLink } from '../../cells/devices-link.tsx';
import { Exploited } from '../../cells/exploited.tsx';
import { Severity } from '../../cells/severity.tsx';
import { counted, formatCount, formatDay, formatKb, formatShare } from '../../format.ts';
import { Empty } from '../../states/empty.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { RowsTable } from '../../table/rows-table.tsx';
import card from '../card.module.css';
import { MachinesBehind } from '../devices/machines-behind.tsx';
import { type Fact, Facts } from '../facts.tsx';
import page from '../page.module.css';
import { vulnerabilityColumns } from '../vulnerabilities/vulnerability-columns.tsx';
import { HoldCard } from './hold-card.tsx';
import { SupersedenceCard } from './supersedence-card.tsx';

const route = getRouteApi('/updates/$kb');

export function UpdatePage() {
  const { kb: given } = route.useParams();
  const kb = given.replace(/^KB/i, '');
  const query = useQuery(updateQuery(kb));
  // Nothing is to move when they come.
  const waits = [query, useQuery(ringsQuery), useQuery(sessionQuery)].some(({ isPending }) => isPending);
  const isUnknown = query.error instanceof Refusal && query.error.status === 404;
  return (
    <div className={page.page}>
      <div className={page.heading}>
        <h1>{formatKb(kb)}</h1>
        <p className={page.quiet}>{query.data?.name}</p>
      </div>
      {isUnknown && <NotKnown kb={kb} />}
      {query.error && !isUnknown && <Failure error={query.error} retry={() => void query.refetch()} />}
      {!query.error && waits && <Loading what="the update" height="50rem" />}
      {query.data && !waits && <Known update={query.data} />}
    </div>
  );
}

function NotKnown({ kb }: { readonly kb: string }) {
  return (
    <Empty title={`The catalogue does not know ${formatKb(kb)}`}>
      <p>
        It is no security update of Microsoft&apos;s feed, or a part of one. The{' '}
        <a href={catalogPage(kb)} target="_blank" rel="noreferrer">
          Update Catalog
        </a>{' '}
        says whether it exists.
      </p>
    </Empty>
  );
}

function catalogPage(kb: string): string {
  return `https://catalog.update.microsoft.com/v7/site/Search.aspx?q=${formatKb(kb)}`;
}

function Known({ update }: { readonly update: FleetUpdate }) {
  const { kb, missing, asOf, products } = update;
  return (
    <>
      <section className={card.card} aria-label="What it is">
        <Facts facts={[...factsOf(update), ...missingFacts(kb, missing)]} />
        <details>
          <summary>For {counted(products.length, 'product')}</summary>
          <ul>
            {products.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </details>
      </section>
      <SupersedenceCard update={update} />
      <HoldCard kb={kb} today={asOf} />
      <Closes update={update} />
      {missing ? <MachinesBehind search={{ kb }} what="miss it" /> : <NowhereMissing kb={kb} />}
    </>
  );
}

function NowhereMissing({ kb }: { readonly kb: string }) {
  return (
    <Empty title={`No device misses ${formatKb(kb)}`}>
      <p>Every device has it, or a newer one that contains it, or needs none.</p>
    </Empty>
  );
}

function factsOf({ kb, url, released, restart }: FleetUpdate): readonly Fact[] {
  return [
    ['Released', formatDay(released)],
    ['Restart', restart || 'Not said'],
    ['Where to get it', url === '' ? 'Not said' : <CatalogLink key="url" kb={kb} url={url} />],
  ];
}

/** What it means for this fleet. */
function missingFacts(kb: string, missing: FleetUpdate['missing']): readonly Fact[] {
  if (missing === undefined) return [];
  const { ageDays, severity, exploited, kev, dueDate, epss, devices, pairs, needEsu, notOffered, postponed } = missing;
  return [
    ['Age', counted(ageDays, 'day')],
    ['Worst severity', <Severity key="severity" severity={severity} />],
    ['Exploited, says', <Exploited key="said" feed={exploited.length > 0} kev={kev.length > 0} due={dueDate} />],
    ['Highest EPSS', epss === undefined ? 'No score' : `${formatShare(epss.score)} (${epss.vulnerability})`],
    ['Devices that miss it', <DevicesLink key="devices" count={devices} search={{ kb }} what="devices miss it" />],
    ['Closes, counted on each device', formatCount(pairs)],
    ...(needEsu > 0 ? [['Only with ESU', counted(needEsu, 'device')] as const] : []),
    ...(notOffered > 0 ? [['Not offered any more', counted(notOffered, 'device')] as const] : []),
    ...postponed.map(
      ({ ring, until, why, devices: waiting }) =>
        [`Waits in ring ${ring}`, `${why} until ${formatDay(until)}, on ${counted(waiting, 'device')}`] as const,
    ),
  ];
}

type Closed = FleetUpdate['vulnerabilities'][number];

function Closes({ update: { vulnerabilities } }: { readonly update: FleetUpdate }) {
  return (
    <section className={page.page} aria-labelledby="closes">
      <h2 id="closes">Closes {counted(vulnerabilities.length, 'vulnerability', 'vulnerabilities')}</h2>
      <RowsTable
        name="What it closes"
        columns={columns}
        rows={vulnerabilities}
        keyOf={keyOf}
        total={vulnerabilities.length}
        short
      />
    </section>
  );
}

const columns = vulnerabilityColumns<Closed>();

function keyOf({ id }: { readonly id: string }): string {
  return id;
}
