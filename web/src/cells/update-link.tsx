/** An update by its number, which leads to its page. */

import { Link } from '@tanstack/react-router';
import { formatKb } from '../format.ts';

export function UpdateLink({ kb }: { readonly kb: string }) {
  return (
    <Link to="/updates/$kb" params={{ kb }}>
      {formatKb(kb)}
    </Link>
  );
}
