/** Something to be done before one goes on; over the page, so that nothing on it moves. */

import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styles from './dialog.module.css';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  /** By Escape as well; without it the dialog ends by what is in it alone. */
  readonly close?: () => void;
}

export function Dialog({ title, children, close }: Props) {
  return (
    <ModalOverlay
      className={styles.overlay as string}
      isOpen
      isKeyboardDismissDisabled={close === undefined}
      onOpenChange={(isOpen) => {
        if (!isOpen) close?.();
      }}
    >
      <Modal className={styles.modal as string}>
        <AriaDialog className={styles.dialog as string} role={close === undefined ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
