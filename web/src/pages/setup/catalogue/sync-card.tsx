/** One thing that is brought up to date: what it is, a sync while it is under way, and how the last one went. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, FileTrigger } from 'react-aria-components';
import { beginSync, type Sync, type SyncName, sendList, syncsQuery } from '../../../api/setup.ts';
import filters from '../../../filters/filters.module.css';
import { formatMoment } from '../../../format.ts';
import { ActionButton } from '../../../forms/action-button.tsx';
import forms from '../../../forms/forms.module.css';
import card from '../../card.module.css';
import { type Fact, Facts } from '../../facts.tsx';
import styles from '../setup.module.css';

interface Props {
  readonly name: SyncName;
  readonly title: string;
  readonly what: string;
  /** Empty where there is none yet. */
  readonly facts: readonly Fact[];
  readonly warning?: string | undefined;
  readonly sync: Sync | undefined;
}

export function SyncCard({ name, title, what, facts, warning, sync }: Props) {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: syncsQuery.queryKey });
  const beginning = useMutation({ mutationFn: beginSync, onSettled });
  const sending = useMutation({ mutationFn: sendList, onSettled });
  const error = beginning.error ?? sending.error;
  const isBusy = sync?.isUnderWay === true || beginning.isPending || sending.isPending;
  const take = (files: FileList | null) => {
    beginning.reset();
    if (files?.[0]) sending.mutate({ name, file: files[0] });
  };
  return (
    <section className={card.card} aria-labelledby={name}>
      <h2 id={name}>{title}</h2>
      <p>{what}</p>
      <div className={styles.known}>
        {facts.length > 0 ? <Facts facts={facts} /> : <p>There is none yet; it is optional.</p>}
      </div>
      {warning !== undefined && <p className={styles.failed}>{warning}</p>}
      <div className={forms.actions}>
        <ActionButton
          act={() => {
            sending.reset();
            beginning.mutate(name);
          }}
          isMain
          isUnderWay={isBusy}
          label={`Sync now: ${title}`}
        >
          Sync now
        </ActionButton>
        {name !== 'catalogue' && (
          <FileTrigger onSelect={take}>
            <Button className={filters.button as string} isDisabled={isBusy} aria-label={`From a file: ${title}`}>
              From a file
            </Button>
          </FileTrigger>
        )}
      </div>
      {/* As large whatever it says, so that nothing below moves. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard, WCAG 2.1.1 */}
      <section className={styles.told} aria-label={`Last sync: ${title}`} tabIndex={0}>
        {error && (
          <p className={forms.error} role="alert">
            {error.message}
          </p>
        )}
        {sync ? (
          <Told key={sync.isUnderWay ? 'under way' : sync.ended} sync={sync} title={title} />
        ) : (
          <p>Nobody has begun one yet.</p>
        )}
      </section>
    </section>
  );
}

const phases = { fetch: 'documents fetched', read: 'documents read', compile: 'compiled' } as const;

function Told({ sync, title }: { readonly sync: Sync; readonly title: string }) {
  const { by, began, ended, isUnderWay, progress, report, failure } = sync;
  return (
    <>
      <div className={styles.progress} aria-live="polite">
        {isUnderWay ? (
          <>
            <p>
              Under way since {formatMoment(began)}, begun by {by}
              {progress && `: ${progress.done} of ${progress.total} ${phases[progress.phase]}`}.
            </p>
            <progress
              aria-label={`Sync of ${title}`}
              max={progress?.total ?? 1}
              {...(progress && { value: progress.done })}
            />
          </>
        ) : (
          <p>
            The last one {failure ? 'failed' : 'went well'}
            {ended && `, ${formatMoment(ended)}`}, begun by {by}.
          </p>
        )}
      </div>
      {!isUnderWay && failure && <p className={styles.failed}>{failure.message}</p>}
      {!isUnderWay && report && (
        <details>
          <summary>Its report</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard, WCAG 2.1.1 */}
          <pre className={styles.lines} tabIndex={0}>
            {report.join('\n')}
          </pre>
        </details>
      )}
    </>
  );
}
