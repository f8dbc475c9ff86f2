/** A secret that has just been made: it is shown until somebody says that they have it, and never again. */

import { CopyButton } from '../../cells/copy-button.tsx';
import { ActionButton } from '../../forms/action-button.tsx';
import { Dialog } from '../../forms/dialog.tsx';
import forms from '../../forms/forms.module.css';
import styles from './setup.module.css';

export interface ShownSecret {
  readonly title: string;
  readonly rows: readonly (readonly [name: string, value: string])[];
}

interface Props extends ShownSecret {
  readonly done: () => void;
}

export function SecretOnce({ title, rows, done }: Props) {
  return (
    <Dialog title={title}>
      <p>It cannot be shown again: put it where it is used before you close this.</p>
      <dl className={styles.secret}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
              <CopyButton name={`Copy ${name}`} text={value} />
            </dd>
          </div>
        ))}
      </dl>
      <div className={forms.actions}>
        <ActionButton act={done} isMain>
          I have it
        </ActionButton>
      </div>
    </Dialog>
  );
}
