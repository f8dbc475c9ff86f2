/** For an address that no page has. */

import { Link } from '@tanstack/react-router';
import { Empty } from './empty.tsx';

export function NoSuchPage() {
  return (
    <Empty title="There is no page here">
      <p>
        The address may be misspelt. <Link to="/">Go to the overview</Link>
      </p>
    </Empty>
  );
}
