/** One device: what it is, what to install on it now, what it misses and why, what is open, what others said of it, and how it was. */

import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FleetMachine, machineQuery } from '../../api/machines.ts';
import { Empty } from '../../states/empty.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import page from '../page.module.css';
import { CopyButtons } from './copy-buttons.tsx';
import { DeviceFacts } from './device-facts.tsx';
import { History } from './history.tsx';
import { InstallNow } from './install-now.tsx';
import { MissingUpdates } from './missing-updates.tsx';
import { OnDay } from './on-day.tsx';
import { OpenVulnerabilities } from './open-vulnerabilities.tsx';
import { Statements } from './statements.tsx';
import { WaitsForRestart } from './waits-for-restart.tsx';

const route = getRouteApi('/devices/$id');

export function DevicePage() {
  const { id } = route.useParams();
  const query = useQuery(machineQuery(id));
  return (
    <div className={page.page}>
      <div className={page.heading}>
        <h1 className={page.name}>{query.data?.computerDnsName ?? 'Device'}</h1>
        <span className={page.spring} />
        {query.data && <CopyButtons machine={query.data} />}
      </div>
      {query.error && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Loading what="the device" height="60rem" />}
      {query.data && <Known machine={query.data} />}
    </div>
  );
}

function Known({ machine }: { readonly machine: FleetMachine }) {
  return (
    <>
      <DeviceFacts machine={machine} />
      <WaitsForRestart machine={machine} />
      {machine.status === 'assessed' ? <Judged machine={machine} /> : <NotJudged machine={machine} />}
      <Statements id={machine.id} />
      <History id={machine.id} />
      <OnDay id={machine.id} today={machine.asOf} />
    </>
  );
}

function Judged({ machine }: { readonly machine: FleetMachine }) {
  if (machine.missing.length === 0) {
    return (
      <Empty title="This device misses nothing">
        <p>It has every security update that the catalogue knows for it.</p>
      </Empty>
    );
  }
  return (
    <>
      <InstallNow machine={machine} />
      <MissingUpdates machine={machine} />
      <OpenVulnerabilities machine={machine} />
    </>
  );
}

function NotJudged({ machine: { reason } }: { readonly machine: FleetMachine }) {
  return (
    <Empty title="What this device misses cannot be told">
      <p>{reason}</p>
    </Empty>
  );
}
