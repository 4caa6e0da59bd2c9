import type { ComponentChildren } from 'preact';
import { t } from '../state/language.js';

/** Text as it was typed. Its lines may be longer than there is room for, so that the keyboard must reach it to scroll. */
export function Preformatted({ children }: { readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keys
    // biome-ignore lint/a11y/useSemanticElements: no section
    <pre tabIndex={0} role="region" aria-label={t('Preformatted text')}>
      {children}
    </pre>
  );
}
