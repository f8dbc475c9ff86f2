/** What is for administrators alone; to others it says so, whatever address they came by. */

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sessionQuery } from '../../api/session.ts';
import { Empty } from '../../states/empty.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';

export function ForAdministrators({ children }: { readonly children: ReactNode }) {
  const session = useQuery(sessionQuery);
  if (session.error) return <Failure error={session.error} retry={() => void session.refetch()} />;
  if (session.isPending) return <Loading what="your role" height="30rem" />;
  if (session.data.role === 'administrator') return children;
  return (
    <Empty title="This is for administrators">
      <p>
        Your role is {session.data.role}. Whoever runs the server makes a link with another one:{' '}
        <code>missingkbs sign-in --role administrator</code>.
      </p>
    </Empty>
  );
}
