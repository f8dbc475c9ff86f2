/** The applications of the tenant, each with its secrets; the revoked ones on request. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Application, addSecret, applicationsQuery, removeSecret, revokeApplication } from '../../../api/setup.ts';
import { Moment } from '../../../cells/moment.tsx';
import { counted } from '../../../format.ts';
import { ActionButton } from '../../../forms/action-button.tsx';
import { Check } from '../../../forms/check.tsx';
import forms from '../../../forms/forms.module.css';
import { ShortTable } from '../../../table/short-table.tsx';
import card from '../../card.module.css';
import { ConfirmedButton } from '../confirmed-button.tsx';
import type { ShownSecret } from '../secret-once.tsx';
import styles from './applications.module.css';

interface Props {
  readonly applications: readonly Application[];
  readonly show: (secret: ShownSecret) => void;
  readonly add: () => void;
}

export function ApplicationList({ applications, show, add }: Props) {
  const [showsRevoked, setShowsRevoked] = useState(false);
  const listed = applications.filter(({ revoked }) => showsRevoked || revoked === undefined);
  const revokedCount = applications.filter(({ revoked }) => revoked !== undefined).length;
  return (
    <section className={card.card} aria-labelledby="applications">
      <h2 id="applications">{counted(listed.length, 'application')}</h2>
      <p>
        Each gets tokens with its client id and secret, as docs/api.md shows. Who may do what is for its roles to say.
      </p>
      <div className={forms.actions}>
        <ActionButton act={add} isMain>
          New application
        </ActionButton>
      </div>
      {listed.length > 0 && (
        <ShortTable name="Applications" heads={['Name and client id', 'Roles', 'Secrets', 'Made', 'Change']}>
          {listed.map((application) => (
            <Row key={application.clientId} application={application} show={show} />
          ))}
        </ShortTable>
      )}
      {revokedCount > 0 && (
        <Check
          label={`Show ${counted(revokedCount, 'revoked application')}`}
          checked={showsRevoked}
          change={setShowsRevoked}
        />
      )}
    </section>
  );
}

function Row({ application, show }: { readonly application: Application; readonly show: Props['show'] }) {
  const { clientId, name, roles, secrets, certificate, created, revoked } = application;
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: applicationsQuery.queryKey });
  const revoking = useMutation({ mutationFn: revokeApplication, onSuccess });
  const removing = useMutation({ mutationFn: removeSecret, onSuccess });
  const adding = useMutation({
    mutationFn: addSecret,
    onSuccess(added) {
      show({
        title: `Another secret of ${name}`,
        rows: [
          ['client id', added.clientId],
          ['client secret', added.clientSecret],
        ],
      });
      return onSuccess();
    },
  });
  const error = revoking.error ?? removing.error ?? adding.error;
  return (
    <tr>
      <th scope="row">
        {name}
        <p>
          <code>{clientId}</code>
        </p>
      </th>
      <td>
        <ul>
          {roles.map((role) => (
            <li key={role}>{role}</li>
          ))}
        </ul>
      </td>
      <td>
        <ul className={styles.secrets}>
          {certificate && (
            <li>
              Certificate until <Moment at={certificate.expires} />
            </li>
          )}
          {secrets.map(({ id, created: made }) => (
            <li key={id}>
              <span>
                <code>{id}</code> of <Moment at={made} />
              </span>
              {revoked === undefined && (
                <ConfirmedButton
                  name="Remove"
                  what={`secret ${id} of ${name}`}
                  act={() => removing.mutate({ clientId, secretId: id })}
                  isUnderWay={removing.isPending}
                />
              )}
            </li>
          ))}
        </ul>
      </td>
      <td>
        <Moment at={created} />
      </td>
      <td>
        {revoked !== undefined ? (
          <>
            Revoked <Moment at={revoked} />
          </>
        ) : (
          <span className={styles.change}>
            <ActionButton
              act={() => adding.mutate(clientId)}
              isUnderWay={adding.isPending}
              label={`New secret of ${name}`}
            >
              New secret
            </ActionButton>
            <ConfirmedButton
              name="Revoke"
              what={name}
              act={() => revoking.mutate(clientId)}
              isUnderWay={revoking.isPending}
            />
          </span>
        )}
        {error && (
          <p className={forms.error} role="alert">
            {error.message}
          </p>
        )}
      </td>
    </tr>
  );
}
