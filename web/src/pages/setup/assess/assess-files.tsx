/** Drop zone and answer: what the devices in some files are missing, at once. Nothing is kept unless somebody adds the devices. */

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type Assessed, askAssessed, type FilesToAssess } from '../../../api/assess.ts';
import { counted } from '../../../format.ts';
import { Check } from '../../../forms/check.tsx';
import forms from '../../../forms/forms.module.css';
import { TextInput } from '../../../forms/text-input.tsx';
import { Failure } from '../../../states/failure.tsx';
import { Loading } from '../../../states/loading.tsx';
import card from '../../card.module.css';
import { AddDevices } from './add-devices.tsx';
import styles from './assess.module.css';
import { AssessedCard } from './assessed-card.tsx';
import { DropFiles } from './drop-files.tsx';

interface Props {
  /** Whether there is something to see in place of what stands below. */
  readonly tellBusy?: (isBusy: boolean) => void;
}

export function AssessFiles({ tellBusy }: Props) {
  const asking = useMutation({ mutationFn: (asked: FilesToAssess) => askAssessed(asked) });
  const [areOne, setAreOne] = useState(false);
  const [device, setDevice] = useState('');
  const [error, setError] = useState<string>();
  const take = (files: readonly File[]) => {
    const isNameless = areOne && !/^[^\s]+$/.test(device);
    setError(
      isNameless ? 'The device has no name yet; write one without blanks, then choose the files again.' : undefined,
    );
    if (isNameless) return;
    tellBusy?.(true);
    asking.mutate({ files, ...(areOne && { device }) });
  };
  const startOver = () => {
    asking.reset();
    tellBusy?.(false);
  };
  return (
    <div className={styles.answer}>
      <section className={card.card} aria-labelledby="try">
        <h2 id="try">What does a device miss?</h2>
        <p>The answer comes at once, and the files are kept nowhere.</p>
        <DropFiles take={take} />
        <div className={forms.form}>
          <Check
            label="The files are all of one device"
            hint="As systeminfo and a list of updates, each in a file of its own"
            checked={areOne}
            change={setAreOne}
          />
          {areOne && <TextInput label="Name of the device" value={device} change={setDevice} error={error} />}
        </div>
      </section>
      <div role="status">
        {asking.data && (
          <p>{`${counted(asking.data.value.length, 'device')} read from ${namesOf(asking.variables)}.`}</p>
        )}
      </div>
      {asking.isPending && <Loading what="the answer" height="40rem" />}
      {asking.error && <Failure error={asking.error} retry={startOver} />}
      {asking.data && <Answer answer={asking.data} asked={asking.variables} startOver={startOver} />}
    </div>
  );
}

function Answer({ answer, asked, startOver }: { answer: Assessed; asked: FilesToAssess; startOver: () => void }) {
  const { value, faults, remarks } = answer;
  return (
    <>
      <AddDevices devices={value} startOver={startOver} />
      {faults.length + remarks.length > 0 && (
        <section className={card.card} aria-labelledby="left-out">
          <h2 id="left-out">What could not be read</h2>
          <ul className={styles.list}>
            {[...faults.map(({ message }) => message), ...remarks].map((message) => (
              <li key={message} className={styles.fault}>
                {message}
              </li>
            ))}
          </ul>
        </section>
      )}
      {value.map((device, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two devices of one file may be alike in everything
        <AssessedCard key={place} device={device} place={place} asked={asked} />
      ))}
    </>
  );
}

function namesOf({ files }: FilesToAssess): string {
  const [first, ...others] = files;
  return others.length === 0 ? (first?.name ?? '') : `${first?.name} and ${counted(others.length, 'other file')}`;
}
