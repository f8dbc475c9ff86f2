/** Rings that hold an update back, and, for whoever may, holding it and letting it go. */

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { type Ring, useHold } from '../../api/holds.ts';
import { ringsQuery } from '../../api/queries.ts';
import { useMay } from '../../api/session.ts';
import { DayInput } from '../../filters/day-input.tsx';
import filters from '../../filters/filters.module.css';
import { SelectFilter } from '../../filters/select-filter.tsx';
import { formatDay, formatKb } from '../../format.ts';
import { ShortTable } from '../../table/short-table.tsx';
import card from '../card.module.css';
import page from '../page.module.css';

interface Props {
  readonly kb: string;
  readonly today: string;
}

export function HoldCard({ kb, today }: Props) {
  const { data } = useQuery(ringsQuery);
  const hold = useHold(kb);
  const rings = data?.value ?? [];
  const mayChange = useMay('operator');
  const held = rings.flatMap((ring) =>
    (ring.holds ?? []).filter((one) => one.kb === kb).map(({ until }) => ({ ring, until })),
  );
  if (rings.length === 0 || (!mayChange && held.length === 0)) return null;
  return (
    <section className={card.card} aria-labelledby="hold">
      <div>
        <h2 id="hold">{held.length === 0 ? 'No ring holds it back' : 'Held back'}</h2>
        <p className={page.quiet}>
          A ring that holds an update back does not get it in a plan before the day. What its devices miss stays the
          same.
        </p>
      </div>
      {held.length > 0 && (
        <ShortTable name="Rings that hold it back" heads={['Ring', 'Until', ...(mayChange ? ['Let it go'] : [])]}>
          {held.map(({ ring, until }) => (
            <tr key={ring.name}>
              <th scope="row">{ring.name}</th>
              <td>{formatDay(until)}</td>
              {mayChange && (
                <td>
                  <button
                    type="button"
                    className={filters.button}
                    disabled={hold.isPending}
                    aria-label={`Lift the hold of ${formatKb(kb)} in ring ${ring.name}`}
                    onClick={() => hold.mutate({ ring })}
                  >
                    Lift
                  </button>
                </td>
              )}
            </tr>
          ))}
        </ShortTable>
      )}
      {mayChange && (
        <HoldForm
          rings={rings}
          today={today}
          busy={hold.isPending}
          hold={(ring, until) => hold.mutate({ ring, until })}
        />
      )}
      {hold.error && <p role="alert">{hold.error.message}</p>}
    </section>
  );
}

interface FormProps {
  readonly rings: readonly Ring[];
  readonly today: string;
  readonly busy: boolean;
  readonly hold: (ring: Ring, until: string) => void;
}

function HoldForm({ rings, today, busy, hold }: FormProps) {
  const [name, setName] = useState<string>();
  const [until, setUntil] = useState<string>();
  const hint = useId();
  const ring = rings.find((one) => one.name === name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ring !== undefined && until !== undefined) hold(ring, until);
  };
  return (
    <form className={filters.bar} onSubmit={submit} aria-label="Hold it back">
      <SelectFilter
        label="Ring"
        any="Choose one"
        choices={rings.map((one) => [one.name, one.name])}
        value={name}
        change={setName}
      />
      <DayInput label="Until" least={today} value={until} change={setUntil} />
      <button
        type="submit"
        className={filters.button}
        disabled={busy || ring === undefined || until === undefined}
        aria-describedby={hint}
      >
        Hold
      </button>
      <span id={hint} className={page.quiet}>
        {ring === undefined || until === undefined ? 'Choose a ring and a day.' : ''}
      </span>
    </form>
  );
}
