/** In the place of what could not be had: what the server said, and what to do. */

import { Button } from 'react-aria-components';
import { Refusal } from '../api/ask.ts';
import { SignedOut } from './signed-out.tsx';
import styles from './states.module.css';

interface Props {
  readonly error: Error;
  readonly retry: () => void;
}

export function Failure({ error, retry }: Props) {
  if (error instanceof Refusal && error.status === 401) return <SignedOut />;
  return (
    <section className={styles.card} role="alert">
      <h2>{error instanceof Refusal ? 'There is no answer' : 'The page has failed'}</h2>
      <p>{error.message}</p>
      <Button className={styles.button as string} onPress={retry}>
        Try again
      </Button>
    </section>
  );
}
