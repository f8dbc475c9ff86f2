/** A table that is shown whole; on a narrow screen it scrolls sideways, with the keyboard too. */

import type { ReactNode } from 'react';
import styles from './short-table.module.css';

interface Props {
  readonly name: string;
  readonly heads: readonly Head[];
  readonly children: ReactNode;
}

/** A text, or one of a column of numbers. */
export type Head = string | { readonly number: string };

export function ShortTable({ name, heads, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard, WCAG 2.1.1
    <section className={styles.scroll} aria-label={name} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {heads.map((head) => {
              const text = typeof head === 'string' ? head : head.number;
              return (
                <th key={text} scope="col" data-align={typeof head === 'string' ? undefined : 'end'}>
                  {text}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
