/** How devices come in, with this server's address in each command. */

import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../../../api/session.ts';
import { CopyButton } from '../../../cells/copy-button.tsx';
import card from '../../card.module.css';
import styles from './ways.module.css';

interface Way {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly (readonly [what: string, command: string])[];
}

export function Ways() {
  const { data: session } = useQuery(sessionQuery);
  const tenant = session?.tenant ?? 'contoso.com';
  return waysOf(location.origin, tenant).map(({ id, title, steps }) => (
    <section key={id} className={card.card} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ol className={styles.steps}>
        {steps.map(([what, command]) => (
          <li key={command}>
            <p>{what}</p>
            <div className={styles.command}>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard, WCAG 2.1.1 */}
              <pre tabIndex={0}>{command}</pre>
              <CopyButton name="Copy" text={command} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  ));
}

function waysOf(server: string, tenant: string): readonly Way[] {
  return [
    {
      id: 'collector',
      title: 'A Windows device reports itself',
      steps: [
        [
          'Once, on the server: an application that may report. Its id and secret get tokens, as docs/api.md shows.',
          `missingkbs app create --tenant ${tenant} --role Machine.ReadWrite.All`,
        ],
        [
          'On the device, as administrator, with a token in $token. The script reads and changes nothing; it comes from this server.',
          `Invoke-WebRequest -UseBasicParsing ${server}/collect.ps1 -OutFile collect.ps1; .\\collect.ps1 -Send -Token $token`,
        ],
      ],
    },
    {
      id: 'osquery',
      title: 'osquery reports all the time',
      steps: [
        ['On the server: the secret with which agents enrol.', `missingkbs osquery secret create --tenant ${tenant}`],
        [
          'The flagfile, which goes to C:\\Program Files\\osquery\\osquery.flags beside the secret. Agents need HTTPS.',
          `missingkbs osquery flags --tenant ${tenant} --url ${server} > osquery.flags`,
        ],
      ],
    },
    {
      id: 'files',
      title: 'Inventories that are there already',
      steps: [
        [
          'Files and folders of any kind that the command line knows, sent to this server with MISSINGKBS_CLIENT_ID and MISSINGKBS_CLIENT_SECRET set.',
          `missingkbs import inventories/ --to ${server} --tenant ${tenant}`,
        ],
      ],
    },
  ];
}
