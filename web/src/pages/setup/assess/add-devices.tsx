/** Devices of a file that shall stay: added to those of the tenant, by whoever may. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type AssessedDevice, type AssessedMachine, addDevices, type TakenIn } from '../../../api/assess.ts';
import { sessionQuery, useMay } from '../../../api/session.ts';
import { counted } from '../../../format.ts';
import { ActionButton } from '../../../forms/action-button.tsx';
import forms from '../../../forms/forms.module.css';
import { TextInput } from '../../../forms/text-input.tsx';

interface Props {
  readonly devices: readonly AssessedDevice[];
  readonly startOver: () => void;
}

export function AddDevices({ devices, startOver }: Props) {
  const client = useQueryClient();
  const adding = useMutation({
    mutationFn: addDevices,
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] }),
  });
  const [name, setName] = useState('');
  const [error, setError] = useState<string>();
  const nameless = devices.filter(({ machine }) => machine.computerDnsName === undefined);
  const asksForName = devices.length === 1 && nameless.length === 1;
  const add = () => {
    const isNameless = asksForName && !/^[^\s]+$/.test(name);
    setError(isNameless ? 'The file does not name its device; write a name without blanks.' : undefined);
    if (!isNameless) adding.mutate(devices.map(({ machine }) => named(machine, name)));
  };
  const mayAdd = useMay('operator') && devices.length > 0;
  return (
    <div className={forms.form}>
      {mayAdd && asksForName && !adding.data && (
        <TextInput label="Name of the device" value={name} change={setName} error={error} />
      )}
      <div className={forms.actions}>
        {mayAdd && !adding.data && (
          <ActionButton act={add} isMain isUnderWay={adding.isPending}>
            Add to the devices
          </ActionButton>
        )}
        <ActionButton act={startOver}>Start over</ActionButton>
        {adding.data && (
          <span role="status">
            {saidOf(adding.data)} They are counted within ten seconds. <Link to="/devices">See the devices</Link>
          </span>
        )}
      </div>
      {adding.error && (
        <p className={forms.error} role="alert">
          {adding.error.message}
        </p>
      )}
      {adding.data?.errors.map(({ line, message }) => (
        <p key={line} className={forms.error} role="alert">
          {devices[line - 1]?.source}: {message}
        </p>
      ))}
    </div>
  );
}

function named(machine: AssessedMachine, name: string): AssessedMachine {
  return machine.computerDnsName === undefined && name !== '' ? { ...machine, computerDnsName: name } : machine;
}

function saidOf({ created, replaced, outdated, failed }: TakenIn): string {
  const parts = [
    created > 0 && `${counted(created, 'device')} added.`,
    replaced > 0 && `${counted(replaced, 'device')} renewed.`,
    outdated > 0 && `${counted(outdated, 'device')} known from a later day already.`,
    failed > 0 && `${counted(failed, 'device')} not taken.`,
  ];
  return parts.filter(Boolean).join(' ');
}
