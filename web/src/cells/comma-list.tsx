/** Some things in a line of text, with commas between. */

import { Children, Fragment, type ReactElement } from 'react';

export function CommaList({ children }: { readonly children: readonly ReactElement[] }) {
  return Children.map(children, (child, place) => (
    <Fragment>
      {place > 0 && ', '}
      {child}
    </Fragment>
  ));
}
