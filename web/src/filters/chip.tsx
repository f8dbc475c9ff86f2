/** Something that narrows what is shown and has no field of its own; pressing it takes it away. */

import styles from './filters.module.css';

interface Props {
  readonly name: string;
  readonly remove: () => void;
}

export function Chip({ name, remove }: Props) {
  return (
    <button type="button" className={styles.chip} onClick={remove} aria-label={`${name}: show the others too`}>
      {name}
      <span aria-hidden="true">×</span>
    </button>
  );
}
