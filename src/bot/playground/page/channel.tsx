import { useEffect } from 'preact/hooks';
import { Composer } from './composer';
import { MessageList } from './message-list';
import { channel, channelMessages, hello, markRead, menuOpen, working } from './state';
import { Welcome } from './welcome';

/** The open channel: its messages and the box to write in. */
export function Channel() {
  const topic = hello.value?.channels.find(({ name }) => name === channel.value)?.topic;
  const shown = channelMessages.value;
  const busy = [...working.value.values()].some(
    (each) => each.channel === channel.value && each.thread === null,
  );
  useEffect(markRead, [shown, channel.value]);
  return (
    <main class="channel">
      <header class="bar">
        <button
          type="button"
          class="menu"
          aria-label="Channels"
          onClick={() => {
            menuOpen.value = !menuOpen.value;
          }}
        >
          ☰
        </button>
        <h1>
          <span aria-hidden="true">#</span> {channel.value}
        </h1>
        <span class="topic">{topic}</span>
      </header>
      <MessageList messages={shown} busy={busy} label={`Messages in ${channel.value}`} threads>
        <Welcome />
      </MessageList>
      <Composer
        id="composer"
        thread={null}
        placeholder={`Message #${channel.value}, or type / for commands`}
      />
    </main>
  );
}
