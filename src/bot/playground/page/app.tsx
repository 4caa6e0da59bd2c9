import { useEffect } from 'preact/hooks';
import { Channel } from './channel.js';
import { FormDialog } from './form/form-dialog.js';
import { Announcer } from './parts/announcer.js';
import { Banner } from './parts/banner.js';
import { Sidebar } from './sidebar/sidebar.js';
import { hello } from './state/chat.js';
import { t } from './state/language.js';
import { openForm } from './state/open-form.js';
import { channel, closeThread, go, menuOpen, thread } from './state/place.js';
import { Thread } from './thread/thread.js';

/** The whole page. Alt with the arrow keys changes the channel; Escape closes what is open. */
export function App() {
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const root = thread.value;
  return (
    <div class={`app${root ? ' with-thread' : ''}${menuOpen.value ? ' with-menu' : ''}`}>
      <button type="button" class="skip" onClick={() => document.getElementById('composer')?.focus()}>
        {t('Skip to the message box')}
      </button>
      <Banner />
      <Sidebar />
      <Channel />
      {root && <Thread key={root} root={root} />}
      {openForm.value && <FormDialog key={openForm.value.form.id} open={openForm.value} />}
      <Announcer />
    </div>
  );
}

function onKey(event: KeyboardEvent): void {
  if (openForm.peek()) return;
  if (event.key === 'Escape' && !event.defaultPrevented) {
    if (menuOpen.peek()) menuOpen.value = false;
    else if (thread.peek()) closeThread();
  } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    event.preventDefault();
    step(event.key === 'ArrowUp' ? -1 : 1);
  }
}

function step(by: number): void {
  const names = hello.peek()?.channels.map(({ name }) => name) ?? [];
  const next = names[(names.indexOf(channel.peek()) + by + names.length) % names.length];
  if (next) go(next);
}
