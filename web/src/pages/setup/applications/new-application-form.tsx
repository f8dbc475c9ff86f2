/** A new application: what it is called, what it may do, and whether a certificate proves it instead of a secret. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Applications, applicationsQuery, makeApplication } from '../../../api/setup.ts';
import { ActionButton } from '../../../forms/action-button.tsx';
import { CheckGroup } from '../../../forms/check-group.tsx';
import { Dialog } from '../../../forms/dialog.tsx';
import { Field } from '../../../forms/field.tsx';
import forms from '../../../forms/forms.module.css';
import { TextInput } from '../../../forms/text-input.tsx';
import type { ShownSecret } from '../secret-once.tsx';

interface Props {
  readonly roles: Applications['roles'];
  readonly show: (secret: ShownSecret) => void;
  readonly close: () => void;
}

interface Faults {
  readonly name?: string;
  readonly roles?: string;
}

export function NewApplicationForm({ roles, show, close }: Props) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [certificate, setCertificate] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  const making = useMutation({
    mutationFn: makeApplication,
    onSuccess({ clientId, tenantId, clientSecret, certificate: made }) {
      close();
      const proof = clientSecret ?? made?.sha256 ?? '';
      show({
        title: 'The application is made',
        rows: [
          ['tenant', tenantId],
          ['client id', clientId],
          [clientSecret === undefined ? 'SHA-256 of the certificate' : 'client secret', proof],
        ],
      });
      return client.invalidateQueries({ queryKey: applicationsQuery.queryKey });
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const found: Faults = {
      ...(name.trim() === '' && { name: 'There is no name; write what it will be called in this list.' }),
      ...(chosen.length === 0 && { roles: 'No role is ticked; tick at least one.' }),
    };
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    making.mutate({ name, roles: chosen, ...(certificate.trim() !== '' && { certificate }) });
  };
  return (
    <Dialog title="A new application" close={close}>
      <form className={forms.form} onSubmit={send} noValidate>
        <TextInput label="Name" value={name} change={setName} error={faults.name} />
        <CheckGroup
          label="Roles"
          choices={roles.map((role) => ({ ...role, value: role.name }))}
          chosen={chosen}
          change={setChosen}
          error={faults.roles}
        />
        <details>
          <summary>A certificate instead of a secret</summary>
          <Field
            label="Certificate (PEM)"
            hint="X.509, self-signed or not; the client signs with its key, and there is no secret"
            error={making.error?.message.includes('certificate') ? making.error.message : undefined}
          >
            {(ids) => (
              <textarea
                {...ids}
                value={certificate}
                spellCheck="false"
                onChange={({ target }) => setCertificate(target.value)}
              />
            )}
          </Field>
        </details>
        {making.error && !making.error.message.includes('certificate') && (
          <p className={forms.error} role="alert">
            {making.error.message}
          </p>
        )}
        <div className={forms.actions}>
          <ActionButton isMain isUnderWay={making.isPending}>
            Make the application
          </ActionButton>
          <ActionButton act={close}>Cancel</ActionButton>
        </div>
      </form>
    </Dialog>
  );
}
