/** Light or dark, as it is now: what is drawn on a canvas has to be drawn again when that changes. */

import { useSyncExternalStore } from 'react';

const dark = matchMedia('(prefers-color-scheme: dark)');

export function useLook(): string {
  return useSyncExternalStore(watch, () => document.documentElement.dataset.theme ?? (dark.matches ? 'dark' : 'light'));
}

function watch(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  dark.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    dark.removeEventListener('change', changed);
  };
}
