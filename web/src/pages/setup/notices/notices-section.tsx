/** Notices by webhook: who hears of what, a form for another one, and what could not be delivered. */

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { deadLettersQuery, type Subscription, subscriptionsQuery } from '../../../api/notices.ts';
import { Failure } from '../../../states/failure.tsx';
import { Loading } from '../../../states/loading.tsx';
import page from '../../page.module.css';
import { ForAdministrators } from '../for-administrators.tsx';
import { SecretOnce, type ShownSecret } from '../secret-once.tsx';
import { DeadLetters } from './dead-letters.tsx';
import { SubscriptionForm } from './subscription-form.tsx';
import { SubscriptionList } from './subscription-list.tsx';

export function NoticesSection() {
  return (
    <ForAdministrators>
      <Notices />
    </ForAdministrators>
  );
}

function Notices() {
  const subscriptions = useQuery(subscriptionsQuery);
  const dead = useQuery(deadLettersQuery);
  const [shown, show] = useState<ShownSecret>();
  const [changed, change] = useState<Subscription | 'new'>();
  const error = subscriptions.error ?? dead.error;
  const retry = () => void Promise.all([subscriptions.refetch(), dead.refetch()]);
  if (error) return <Failure error={error} retry={retry} />;
  if (!subscriptions.data || !dead.data) return <Loading what="the notices" height="30rem" />;
  return (
    <div className={page.page}>
      {shown && <SecretOnce {...shown} done={() => show(undefined)} />}
      {changed && (
        <SubscriptionForm
          changed={changed === 'new' ? undefined : changed}
          close={() => change(undefined)}
          show={show}
        />
      )}
      <SubscriptionList subscriptions={subscriptions.data.value} change={change} show={show} />
      <DeadLetters letters={dead.data.value} subscriptions={subscriptions.data.value} />
    </div>
  );
}
