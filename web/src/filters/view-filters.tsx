/** What narrows any list, or the plan, to some of the devices: their platform, tag and ring. */

import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { ringsQuery } from '../api/queries.ts';
import type { SearchOf } from '../search.ts';
import { platforms } from './platforms.ts';
import { type Choice, SelectFilter } from './select-filter.tsx';
import { TextFilter } from './text-filter.tsx';

interface Props<Name extends string> {
  readonly search: SearchOf<Name>;
  readonly change: (change: SearchOf<Name>) => void;
}

interface ChoiceProps<Name extends string> extends Props<Name> {
  /** What it is without a choice. */
  readonly any?: string;
}

export function PlatformFilter({ search, change, any = 'Any' }: ChoiceProps<'platform'>) {
  return (
    <SelectFilter
      label="Platform"
      any={any}
      choices={platforms}
      value={search.platform}
      change={(platform) => change({ platform })}
    />
  );
}

export function TagFilter({ search, change }: Props<'tag'>) {
  const changeTag = useCallback((tag: string | undefined) => change({ tag }), [change]);
  return <TextFilter label="Tag" value={search.tag} change={changeTag} />;
}

/** Nothing where there are no rings. */
export function RingFilter({ search, change, any = 'Any' }: ChoiceProps<'ring'>) {
  const { data } = useQuery(ringsQuery);
  const choices = data?.value.map(({ name }): Choice => [name, name]) ?? [];
  if (choices.length === 0) return null;
  return (
    <SelectFilter label="Ring" any={any} choices={choices} value={search.ring} change={(ring) => change({ ring })} />
  );
}
