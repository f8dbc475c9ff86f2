/** How devices come in: a file that is tried at once, and what reports by itself. */

import { useState } from 'react';
import page from '../../page.module.css';
import { AssessFiles } from '../assess/assess-files.tsx';
import { Ways } from './ways.tsx';

export function DevicesSection() {
  const [isBusy, setIsBusy] = useState(false);
  return (
    <div className={page.page}>
      <AssessFiles tellBusy={setIsBusy} />
      {!isBusy && <Ways />}
    </div>
  );
}
