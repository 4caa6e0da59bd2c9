import { useEffect } from 'preact/hooks';
import { hello } from '../state/chat.js';
import { online } from '../state/connection.js';
import { t } from '../state/language.js';
import { menuOpen } from '../state/place.js';
import { Channels } from './channels.js';
import { Me } from './me.js';

/** Channels, who one is, and how the page looks. On a phone it lies over the rest while it is open. */
export function Sidebar() {
  const open = menuOpen.value;
  useEffect(() => {
    if (!open) return;
    document.querySelector<HTMLElement>('.channels [aria-current]')?.focus();
    return () => document.getElementById('menu')?.focus();
  }, [open]);
  return (
    <>
      <nav class="sidebar" id="sidebar" aria-label={t('Channels and settings')}>
        <header class="workspace">
          <span class="logo" aria-hidden="true">
            <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
              <path d="M9 22V10l7 8 7-8v12" />
            </svg>
          </span>
          <div>
            <strong>{t('Magnum playground')}</strong>
            <span class={`presence${online.value ? ' online' : ''}`}>
              {online.value ? (hello.value?.cloud ?? t('connected')) : t('connecting…')}
            </span>
          </div>
        </header>
        <Channels />
        <Me />
      </nav>
      {open && (
        <button
          type="button"
          class="backdrop"
          aria-label={t('Close the list of channels')}
          onClick={() => {
            menuOpen.value = false;
          }}
        />
      )}
    </>
  );
}
