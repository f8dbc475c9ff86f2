/** What a device is, until when it gets updates, and how it stands in numbers. */

import { Link } from '@tanstack/react-router';
import type { FleetMachine } from '../../api/machines.ts';
import { CommaList } from '../../cells/comma-list.tsx';
import { Count } from '../../cells/count.tsx';
import { Moment } from '../../cells/moment.tsx';
import { formatCount, formatDay } from '../../format.ts';
import card from '../card.module.css';
import { type Fact, Facts } from '../facts.tsx';
import page from '../page.module.css';

export function DeviceFacts({ machine }: { readonly machine: FleetMachine }) {
  const { id, line, osName, osVersion, osProcessor, machineTags, lastSeen, firstSeen } = machine;
  return (
    <section className={card.card} aria-label="What it is">
      <Facts large facts={figuresOf(machine)} />
      <Facts
        facts={[
          ['System', line ?? osName ?? 'Not known'],
          ['Build', osVersion ?? 'Not known'],
          ['Processor', osProcessor ?? 'Not known'],
          ['Supported until', <Supported key="support" machine={machine} />],
          ['Tags', <Tags key="tags" tags={machineTags} />],
          ['Last seen', <Moment key="last" at={lastSeen} />],
          ['First seen', <Moment key="first" at={firstSeen} />],
        ]}
      />
      <p className={page.quiet}>
        Id <code>{id}</code>
      </p>
    </section>
  );
}

/** None of a device that cannot be judged. */
function figuresOf(machine: FleetMachine): readonly Fact[] {
  if (machine.status !== 'assessed') return [];
  const { openVulnerabilities = 0, openExploited = 0, openInKev, missingUpdates = 0, monthsBehind = 0 } = machine;
  return [
    ['Open vulnerabilities', formatCount(openVulnerabilities)],
    ['Exploited, says Microsoft', <Count key="feed" count={openExploited} grave />],
    ['Exploited, says CISA (KEV)', <Count key="kev" count={openInKev} grave />],
    ['Missing updates', formatCount(missingUpdates)],
    ['Months behind', formatCount(monthsBehind)],
  ];
}

/** Of editions that the device may have, each with its day. */
function Supported({ machine: { support, asOf } }: { readonly machine: FleetMachine }) {
  if (support === undefined || support.periods.length === 0) return <>Not known</>;
  const days = [...new Set(support.periods.map(({ until }) => until))];
  const esu = support.periods.find(({ esuUntil }) => esuUntil !== undefined)?.esuUntil;
  const ended = days.every((day) => day < asOf);
  return (
    <>
      {days.map((day) => (day.startsWith('9999') ? 'no end' : formatDay(day))).join(' or ')}
      {ended && ' (ended)'}
      {esu && `, with ESU ${formatDay(esu)}`}
      {ended && support.upgradeTo && `; go to ${support.upgradeTo}`}
    </>
  );
}

function Tags({ tags }: { readonly tags: readonly string[] }) {
  if (tags.length === 0) return <>None</>;
  return (
    <CommaList>
      {tags.map((tag) => (
        <Link key={tag} to="/devices" search={{ tag }}>
          {tag}
        </Link>
      ))}
    </CommaList>
  );
}
