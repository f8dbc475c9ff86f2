/** Limits, and when what goes: as they hold, each with its variable. They are set where the server is started. */

import { useQuery } from '@tanstack/react-query';
import { type ShownSettings, settingsQuery } from '../../../api/setup.ts';
import { CopyButton } from '../../../cells/copy-button.tsx';
import { Failure } from '../../../states/failure.tsx';
import { Loading } from '../../../states/loading.tsx';
import { ShortTable } from '../../../table/short-table.tsx';
import card from '../../card.module.css';
import page from '../../page.module.css';
import { ForAdministrators } from '../for-administrators.tsx';

export function SettingsSection() {
  return (
    <ForAdministrators>
      <Settings />
    </ForAdministrators>
  );
}

function Settings() {
  const query = useQuery(settingsQuery);
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (query.isPending) return <Loading what="the limits" height="40rem" />;
  return (
    <div className={page.page}>
      {groups.map(({ id, title, what, meanings }) => (
        <section key={id} className={card.card} aria-labelledby={id}>
          <h2 id={id}>{title}</h2>
          <p>{what}</p>
          <ShortTable name={`Variables: ${title}`} heads={['What', 'Now', 'Usually', 'Variable', 'To change it']}>
            {Object.entries(meanings).map(([key, meaning]) => (
              <Row key={key} name={key} meaning={meaning} settings={query.data} />
            ))}
          </ShortTable>
        </section>
      ))}
    </div>
  );
}

function Row({ name, meaning, settings }: { name: string; meaning: string; settings: ShownSettings }) {
  const { value = '', usual = '' } = settings.value.find(({ key }) => key === name) ?? {};
  return (
    <tr>
      <th scope="row" data-wrap="">
        {meaning}
      </th>
      <td data-wrap="">{shown(name, value)}</td>
      <td>{shown(name, usual)}</td>
      <td>
        <code>{name}</code>
      </td>
      <td>
        <CopyButton name="Copy" label={`Copy: ${name}`} text={`${name}=${value}`} />
      </td>
    </tr>
  );
}

/** What 0 and nothing mean. */
function shown(name: string, value: string): string {
  if (value === '') return name === 'MISSINGKBS_NOTICE_HOSTS' ? 'None' : 'Never';
  if (value !== '0') return value;
  return /LIMIT_PER|TOKEN_LIMIT/.test(name) ? 'No limit' : name === 'MISSINGKBS_STALE_LIMIT_DAYS' ? '0' : 'Never';
}

const groups = [
  {
    id: 'limits',
    title: 'Limits',
    what: 'Whoever asks more often is told when to come back. They are variables of the environment: set one where the server is started, and start it again.',
    meanings: {
      MISSINGKBS_LIMIT_PER_MINUTE: 'Calls of one application in a minute',
      MISSINGKBS_LIMIT_PER_HOUR: 'Calls of one application in an hour',
      MISSINGKBS_TOKEN_LIMIT_PER_CLIENT: 'Tokens that one application asks for in a minute',
      MISSINGKBS_TOKEN_LIMIT_PER_ADDRESS: 'Tokens that are asked for from one address in a minute',
      MISSINGKBS_STALE_LIMIT_DAYS: 'Days after which answers of an old catalogue are refused',
    },
  },
  {
    id: 'retention',
    title: 'How long things are kept',
    what: 'In days. What is older goes once a day.',
    meanings: {
      MISSINGKBS_INACTIVE_AFTER_DAYS: 'A device that has not reported is called inactive',
      MISSINGKBS_FORGET_AFTER_DAYS: 'A device that has not reported goes',
      MISSINGKBS_HISTORY_DAYS: 'How far back the history of a device goes',
      MISSINGKBS_NOTICE_DEAD_DAYS: 'A notice that could not be delivered goes',
    },
  },
  {
    id: 'notice-hosts',
    title: 'Hosts that notices may be sent to',
    what: 'A notice goes to no other host, whatever address a subscription has.',
    meanings: { MISSINGKBS_NOTICE_HOSTS: 'Names, with commas between them' },
  },
] as const;
