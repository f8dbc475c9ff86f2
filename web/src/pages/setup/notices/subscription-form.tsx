/** A subscription that is added, or changed. What the server refuses stands at the field that it is about. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  addSubscription,
  changeSubscription,
  type Subscription,
  subscriptionsQuery,
  type WantedSubscription,
} from '../../../api/notices.ts';
import { ActionButton } from '../../../forms/action-button.tsx';
import { CheckGroup } from '../../../forms/check-group.tsx';
import { Choice } from '../../../forms/choice.tsx';
import { Dialog } from '../../../forms/dialog.tsx';
import forms from '../../../forms/forms.module.css';
import { TextInput } from '../../../forms/text-input.tsx';
import type { ShownSecret } from '../secret-once.tsx';
import { forms as formChoices, kinds as kindChoices, severities } from './kinds.ts';

interface Props {
  /** Undefined for a new one. */
  readonly changed: Subscription | undefined;
  readonly close: () => void;
  readonly show: (secret: ShownSecret) => void;
}

type Faults = Partial<Record<'address' | 'kinds' | 'days' | 'other', string>>;

export function SubscriptionForm({ changed, close, show }: Props) {
  const client = useQueryClient();
  const [name, setName] = useState(changed?.name ?? '');
  const [address, setAddress] = useState('');
  const [form, setForm] = useState<string>(changed?.form ?? 'json');
  const [kinds, setKinds] = useState<readonly string[]>(changed?.kinds ?? []);
  const [days, setDays] = useState(`${changed?.sla?.days ?? 14}`);
  const [severity, setSeverity] = useState<string>(changed?.sla?.severity ?? 'Critical');
  const [faults, setFaults] = useState<Faults>({});
  const saving = useMutation({
    mutationFn: async (wanted: WantedSubscription) => {
      if (changed !== undefined) return void (await changeSubscription({ id: changed.id, ...wanted }));
      const { secret } = await addSubscription(wanted);
      show({ title: 'Notices are sent from now on', rows: [['secret', secret]] });
    },
    onSuccess() {
      close();
      return client.invalidateQueries({ queryKey: subscriptionsQuery.queryKey });
    },
    onError: ({ message }) => setFaults({ [placeOf(message)]: message }),
  });
  const hasSla = kinds.includes('sla-breached');
  const send = (event: FormEvent) => {
    event.preventDefault();
    const found: Faults = {
      ...(changed === undefined &&
        address === '' && { address: 'There is no address; write where notices are posted to.' }),
      ...(kinds.length === 0 && { kinds: 'Nothing is ticked; tick at least one.' }),
      ...(hasSla && !/^\d{1,4}$/.test(days) && { days: `"${days}" is no whole number of days; write one such as 14.` }),
    };
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    saving.mutate({
      name,
      form,
      kinds: [...kinds],
      ...(address !== '' && { address }),
      ...(hasSla && { sla: { severity, days: Number(days) } }),
    } as WantedSubscription);
  };
  return (
    <Dialog title={changed ? `Edit ${changed.name || 'a subscription'}` : 'A new subscription'} close={close}>
      <form className={forms.form} onSubmit={send} noValidate>
        <TextInput label="Name" value={name} change={setName} />
        <TextInput
          type="url"
          label="Address"
          hint={
            changed
              ? `Stays as it is (${changed.address}) where nothing is written`
              : 'Its host has to be among those of MISSINGKBS_NOTICE_HOSTS, under Limits'
          }
          value={address}
          change={setAddress}
          error={faults.address}
        />
        <Choice label="Form" choices={formChoices} value={form} change={setForm} />
        <CheckGroup label="Hears of" choices={kindChoices} chosen={kinds} change={setKinds} error={faults.kinds} />
        {hasSla && (
          <>
            <Choice
              label="Severity, or worse"
              choices={severities.map((each) => [each, each] as const)}
              value={severity}
              change={setSeverity}
            />
            <TextInput type="number" label="Days after release" value={days} change={setDays} error={faults.days} />
          </>
        )}
        {faults.other && (
          <p className={forms.error} role="alert">
            {faults.other}
          </p>
        )}
        <div className={forms.actions}>
          <ActionButton isMain isUnderWay={saving.isPending}>
            {changed ? 'Save' : 'Add the subscription'}
          </ActionButton>
          <ActionButton act={close}>Cancel</ActionButton>
        </div>
      </form>
    </Dialog>
  );
}

/** By what the server says. */
function placeOf(message: string): keyof Faults {
  if (/MISSINGKBS_NOTICE_HOSTS|The address/.test(message)) return 'address';
  if (/^Days/.test(message)) return 'days';
  return /kind/.test(message) ? 'kinds' : 'other';
}
