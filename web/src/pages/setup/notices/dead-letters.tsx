/** Notices that could not be delivered, each with why, to be sent again. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DeadLetter, deadLettersQuery, retryDeadLetter, type Subscription } from '../../../api/notices.ts';
import { Moment } from '../../../cells/moment.tsx';
import { counted } from '../../../format.ts';
import { ActionButton } from '../../../forms/action-button.tsx';
import forms from '../../../forms/forms.module.css';
import { ShortTable } from '../../../table/short-table.tsx';
import card from '../../card.module.css';
import { nameOfKind } from './kinds.ts';

interface Props {
  readonly letters: readonly DeadLetter[];
  readonly subscriptions: readonly Subscription[];
}

export function DeadLetters({ letters, subscriptions }: Props) {
  const client = useQueryClient();
  const retrying = useMutation({
    mutationFn: retryDeadLetter,
    onSuccess: () => client.invalidateQueries({ queryKey: deadLettersQuery.queryKey }),
  });
  return (
    <section className={card.card} aria-labelledby="dead-letters">
      <h2 id="dead-letters">{counted(letters.length, 'dead letter')}</h2>
      {letters.length === 0 && <p>Every notice was delivered, or is still tried.</p>}
      {letters.length > 0 && (
        <ShortTable name="Dead letters" heads={['What', 'For', 'Given up', { number: 'Tries' }, 'Why', 'Change']}>
          {letters.map(({ id, kind, subscription, died, tries, lastReason }) => (
            <tr key={id}>
              <th scope="row">{nameOfKind(kind)}</th>
              <td>{subscriptions.find((known) => known.id === subscription)?.name || 'unnamed'}</td>
              <td>
                <Moment at={died} />
              </td>
              <td data-align="end">{tries}</td>
              <td data-wrap="">{lastReason}</td>
              <td>
                <ActionButton
                  act={() => retrying.mutate(id)}
                  isUnderWay={retrying.isPending}
                  label={`Send again: ${nameOfKind(kind)}`}
                >
                  Send again
                </ActionButton>
              </td>
            </tr>
          ))}
        </ShortTable>
      )}
      {retrying.error && (
        <p className={forms.error} role="alert">
          {retrying.error.message}
        </p>
      )}
    </section>
  );
}
