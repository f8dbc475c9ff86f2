/** The applications that may ask for tokens: who they are, a new one, new secrets, and the end of one. */

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { applicationsQuery } from '../../../api/setup.ts';
import { Failure } from '../../../states/failure.tsx';
import { Loading } from '../../../states/loading.tsx';
import page from '../../page.module.css';
import { ForAdministrators } from '../for-administrators.tsx';
import { SecretOnce, type ShownSecret } from '../secret-once.tsx';
import { ApplicationList } from './application-list.tsx';
import { NewApplicationForm } from './new-application-form.tsx';

export function ApplicationsSection() {
  return (
    <ForAdministrators>
      <Applications />
    </ForAdministrators>
  );
}

function Applications() {
  const query = useQuery(applicationsQuery);
  const [shown, show] = useState<ShownSecret>();
  const [isNew, setIsNew] = useState(false);
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (query.isPending) return <Loading what="the applications" height="30rem" />;
  return (
    <div className={page.page}>
      {shown && <SecretOnce {...shown} done={() => show(undefined)} />}
      {isNew && <NewApplicationForm roles={query.data.roles} show={show} close={() => setIsNew(false)} />}
      <ApplicationList applications={query.data.value} show={show} add={() => setIsNew(true)} />
    </div>
  );
}
