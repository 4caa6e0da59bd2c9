import { Composer } from './composer/composer.js';
import { MessageList } from './messages/message-list.js';
import { Icon } from './parts/icons.js';
import { channelMessages, hello, loaded, whole } from './state/chat.js';
import { t } from './state/language.js';
import { channel, menuOpen } from './state/place.js';
import { seenBefore, unread } from './state/read.js';
import { Welcome } from './welcome.js';

/** The open channel: its messages and the box to write in. */
export function Channel() {
  const name = channel.value;
  const topic = hello.value?.channels.find((each) => each.name === name)?.topic;
  const others = Object.keys(unread.value).some((each) => each !== name);
  return (
    <main class="channel">
      <header class="bar">
        <button
          type="button"
          id="menu"
          class="icon-button menu"
          aria-label={t(others ? 'Channels, some have new messages' : 'Channels')}
          aria-expanded={menuOpen.value}
          aria-controls="sidebar"
          onClick={() => {
            menuOpen.value = !menuOpen.value;
          }}
        >
          <Icon name="menu" />
          {others && <span class="news-dot" />}
        </button>
        <h1>
          <Icon name="hash" />
          {name}
        </h1>
        <span class="topic">{topic}</span>
      </header>
      <MessageList
        key={name}
        messages={channelMessages.value}
        channel={name}
        thread={null}
        seen={seenBefore.value}
        label={t(`Messages in ${name}`)}
      >
        {loaded.value ? <Beginning name={name} /> : <Skeleton />}
      </MessageList>
      <Composer id="composer" channel={name} thread={null} placeholder={t(`Message #${name}, or type /`)} />
    </main>
  );
}

function Beginning({ name }: { name: string }) {
  if (!whole.value) return <p class="empty">{t('Older messages are not shown.')}</p>;
  if (channelMessages.value.length === 0) return <Welcome />;
  return <p class="empty">{t(`This is where #${name} begins.`)}</p>;
}

/** The shape of messages, while they come. */
function Skeleton() {
  return (
    <div class="skeleton" role="status">
      <span class="hidden">{t('Loading…')}</span>
      {[72, 46, 88].map((width) => (
        <div key={width} class="message">
          <span class="avatar" />
          <div class="body">
            <i style={{ width: '120px' }} />
            <i style={{ width: `${width}%` }} />
          </div>
        </div>
      ))}
    </div>
  );
}
