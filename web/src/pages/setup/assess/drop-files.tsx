/** Where files come in: dropped, chosen, or pasted, as files or as the text of one. */

import { type FormEvent, useState } from 'react';
import { Button, type DropItem, DropZone, FileTrigger, Text } from 'react-aria-components';
import filters from '../../../filters/filters.module.css';
import { ActionButton } from '../../../forms/action-button.tsx';
import { Field } from '../../../forms/field.tsx';
import forms from '../../../forms/forms.module.css';
import styles from './assess.module.css';

interface Props {
  readonly take: (files: readonly File[]) => void;
}

export function DropFiles({ take }: Props) {
  const takeSome = (files: readonly File[]) => {
    if (files.length > 0) take(files);
  };
  return (
    <>
      <DropZone
        className={styles.zone as string}
        getDropOperation={() => 'copy'}
        onDrop={({ items }) => void filesOf(items).then(takeSome)}
      >
        <Text slot="label" className={styles.zoneLabel as string}>
          Drop inventory files here, or paste them
        </Text>
        <p className={forms.hint}>
          systeminfo, Get-HotFix, DISM, osquery, JSON, CSV of an inventory tool … what it is, is told by its content. Up
          to 4 MB, 200 devices.
        </p>
        <FileTrigger allowsMultiple onSelect={(list) => takeSome([...(list ?? [])])}>
          <Button className={`${filters.button} ${forms.main}`}>Choose files</Button>
        </FileTrigger>
      </DropZone>
      <PasteText take={take} />
    </>
  );
}

function PasteText({ take }: Props) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const send = (event: FormEvent) => {
    event.preventDefault();
    const isEmpty = text.trim() === '';
    setError(isEmpty ? 'There is no text; paste what systeminfo or another command printed.' : undefined);
    if (!isEmpty) take([fileOf(text)]);
  };
  return (
    <details className={styles.paste}>
      <summary>Paste a text instead</summary>
      <form className={forms.form} onSubmit={send} noValidate>
        <Field label="Inventory as text" error={error}>
          {(ids) => (
            <textarea {...ids} value={text} spellCheck="false" onChange={({ target }) => setText(target.value)} />
          )}
        </Field>
        <div className={forms.actions}>
          <ActionButton>Show what it misses</ActionButton>
        </div>
      </form>
    </details>
  );
}

function fileOf(text: string): File {
  return new File([text], 'pasted text', { type: 'text/plain' });
}

/** Of a folder the files that lie in it. */
async function filesOf(items: readonly DropItem[]): Promise<readonly File[]> {
  const files: File[] = [];
  for (const item of items) {
    if (item.kind === 'file') files.push(await item.getFile());
    else if (item.kind === 'text') files.push(fileOf(await item.getText('text/plain')));
    else for await (const entry of item.getEntries()) files.push(...(await filesOf([entry])));
  }
  return files;
}
