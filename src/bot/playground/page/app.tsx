import { useEffect } from 'preact/hooks';
import { Channel } from './channel';
import { openThread } from './connection';
import { FormDialog } from './form-dialog';
import { Sidebar } from './sidebar';
import { channel, hello, menuOpen, openForm, thread } from './state';
import { Thread } from './thread';

/** The whole page. Alt with the arrow keys changes the channel; Escape closes what is open. */
export function App() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) {
        if (menuOpen.value) menuOpen.value = false;
        else openThread(null);
      }
      if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
        event.preventDefault();
        step(event.key === 'ArrowUp' ? -1 : 1);
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <div class={`app${thread.value ? ' with-thread' : ''}${menuOpen.value ? ' with-menu' : ''}`}>
      <a class="skip" href="#composer">
        Skip to the message box
      </a>
      <Sidebar />
      <Channel />
      {thread.value && <Thread root={thread.value} />}
      {openForm.value && <FormDialog open={openForm.value} />}
    </div>
  );
}

function step(by: number): void {
  const names = hello.value?.channels.map(({ name }) => name) ?? [];
  const at = names.indexOf(channel.value);
  const next = names[(at + by + names.length) % names.length];
  if (next) {
    channel.value = next;
    openThread(null);
  }
}
