/** What answers are made of, and how old it is: the catalogue, KEV and EPSS, each with a sync and how the last one went. */

import { useQuery } from '@tanstack/react-query';
import { syncsQuery } from '../../../api/setup.ts';
import { formatCount, formatDay } from '../../../format.ts';
import { Failure } from '../../../states/failure.tsx';
import { Loading } from '../../../states/loading.tsx';
import page from '../../page.module.css';
import { ForAdministrators } from '../for-administrators.tsx';
import { SyncCard } from './sync-card.tsx';

export function CatalogueSection() {
  return (
    <ForAdministrators>
      <Syncs />
    </ForAdministrators>
  );
}

function Syncs() {
  const query = useQuery(syncsQuery);
  if (query.error && !query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (query.isPending) return <Loading what="the catalogue" height="40rem" />;
  const { known, catalogue, kev, epss } = query.data;
  return (
    <div className={page.page}>
      <SyncCard
        name="catalogue"
        title="Catalogue of updates"
        what="Microsoft's security update guide, compiled. Every answer is worked out of it."
        facts={[
          ['Newest update', formatDay(known.catalogue.newestUpdate)],
          ['Feed of', formatDay(known.catalogue.feedDate)],
          ['Version', known.catalogue.version],
        ]}
        warning={known.catalogue.staleReason}
        sync={catalogue}
      />
      <SyncCard
        name="kev"
        title="KEV"
        what="CISA's list of vulnerabilities that are known to be exploited, with the day by which federal agencies are rid of each."
        facts={
          known.kev
            ? [
                ['Of', formatDay(known.kev.day)],
                ['Entries', formatCount(known.kev.entries)],
              ]
            : []
        }
        sync={kev}
      />
      <SyncCard
        name="epss"
        title="EPSS"
        what="FIRST's scores: how likely a vulnerability is exploited in the next thirty days. Those of the catalogue are kept."
        facts={
          known.epss
            ? [
                ['Of', formatDay(known.epss.day)],
                ['Scores kept', formatCount(known.epss.entries)],
              ]
            : []
        }
        sync={epss}
      />
    </div>
  );
}
