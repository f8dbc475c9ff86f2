/** Who hears of what: each with a test, whose answer is shown beside it, a change, a new secret, and its end. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  deadLettersQuery,
  removeSubscription,
  rotateSecret,
  type Subscription,
  subscriptionsQuery,
  testSubscription,
} from '../../../api/notices.ts';
import { Moment } from '../../../cells/moment.tsx';
import { counted } from '../../../format.ts';
import { ActionButton } from '../../../forms/action-button.tsx';
import forms from '../../../forms/forms.module.css';
import { ShortTable } from '../../../table/short-table.tsx';
import card from '../../card.module.css';
import styles from '../applications/applications.module.css';
import { ConfirmedButton } from '../confirmed-button.tsx';
import type { ShownSecret } from '../secret-once.tsx';
import { nameOfKind } from './kinds.ts';

interface Props {
  readonly subscriptions: readonly Subscription[];
  readonly change: (subscription: Subscription | 'new') => void;
  readonly show: (secret: ShownSecret) => void;
}

export function SubscriptionList({ subscriptions, change, show }: Props) {
  return (
    <section className={card.card} aria-labelledby="subscriptions">
      <h2 id="subscriptions">{counted(subscriptions.length, 'subscription')}</h2>
      <p>
        Each is told by a POST that its secret signs, as Standard Webhooks has it, and tried again for most of a day.
      </p>
      <div className={forms.actions}>
        <ActionButton act={() => change('new')} isMain>
          New subscription
        </ActionButton>
      </div>
      {subscriptions.length > 0 && (
        <ShortTable name="Subscriptions" heads={['Name', 'Where to', 'Hears of', 'Since', 'Change']}>
          {subscriptions.map((subscription) => (
            <Row key={subscription.id} subscription={subscription} change={change} show={show} />
          ))}
        </ShortTable>
      )}
    </section>
  );
}

function Row({ subscription, change, show }: Omit<Props, 'subscriptions'> & { readonly subscription: Subscription }) {
  const { id, address, form, kinds, sla, created, goneSince, formerSecretUntil } = subscription;
  const name = subscription.name || 'unnamed';
  const client = useQueryClient();
  const onSuccess = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: subscriptionsQuery.queryKey }),
      client.invalidateQueries({ queryKey: deadLettersQuery.queryKey }),
    ]);
  const testing = useMutation({ mutationFn: testSubscription, onSuccess });
  const removing = useMutation({ mutationFn: removeSubscription, onSuccess });
  const rotating = useMutation({
    mutationFn: rotateSecret,
    onSuccess({ secret }) {
      show({ title: `A new secret of ${name}; the one before signs too for a day`, rows: [['secret', secret]] });
      return onSuccess();
    },
  });
  const error = testing.error ?? removing.error ?? rotating.error;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {address} ({form})
        {goneSince && (
          <p className={forms.error}>
            Gone since <Moment at={goneSince} />: it answered 410; a test that is taken switches it on
          </p>
        )}
        {formerSecretUntil && (
          <p className={forms.hint}>
            The secret before signs too until <Moment at={formerSecretUntil} />
          </p>
        )}
      </td>
      <td>
        <ul>
          {kinds.map((kind) => (
            <li key={kind}>
              {nameOfKind(kind)}
              {kind === 'sla-breached' && sla && ` (${sla.severity} or worse, ${counted(sla.days, 'day')})`}
            </li>
          ))}
        </ul>
      </td>
      <td>
        <Moment at={created} />
      </td>
      <td>
        <span className={styles.change}>
          <ActionButton act={() => testing.mutate(id)} isUnderWay={testing.isPending} label={`Test ${name}`}>
            Test
          </ActionButton>
          <ActionButton act={() => change(subscription)} label={`Edit ${name}`}>
            Edit
          </ActionButton>
          <ActionButton act={() => rotating.mutate(id)} isUnderWay={rotating.isPending} label={`New secret of ${name}`}>
            New secret
          </ActionButton>
          <ConfirmedButton name="Delete" what={name} act={() => removing.mutate(id)} isUnderWay={removing.isPending} />
        </span>
        <div role="status">
          {testing.data && (
            <p className={testing.data.delivered ? forms.hint : forms.error}>
              {testing.data.delivered
                ? `The test was taken: it answered ${testing.data.status}.`
                : `The test was not taken: ${testing.data.reason}.`}
            </p>
          )}
        </div>
        {error && (
          <p className={forms.error} role="alert">
            {error.message}
          </p>
        )}
      </td>
    </tr>
  );
}
