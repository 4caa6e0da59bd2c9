import { openThread } from './connection';
import { channel, hello, menuOpen, online, personName, theme, unread } from './state';

const themes = ['system', 'light', 'dark'] as const;

/** Channels, who one is, and how the page looks. */
export function Sidebar() {
  return (
    <nav class="sidebar" aria-label="Channels">
      <header class="workspace">
        <span class="logo" aria-hidden="true">
          M
        </span>
        <div>
          <strong>Magnum playground</strong>
          <span class={`presence${online.value ? ' online' : ''}`}>
            {online.value ? (hello.value?.cloud ?? 'connected') : 'connecting…'}
          </span>
        </div>
      </header>
      <ul class="channels">
        {hello.value?.channels.map(({ name }) => (
          <li key={name}>
            <button
              type="button"
              aria-current={name === channel.value ? 'page' : undefined}
              onClick={() => {
                channel.value = name;
                menuOpen.value = false;
                openThread(null);
              }}
            >
              <span class="hash" aria-hidden="true">
                #
              </span>
              {name}
              {name !== channel.value && unread.value[name] ? (
                <span class="badge">
                  {unread.value[name]}
                  <span class="hidden"> unread</span>
                </span>
              ) : null}
            </button>
          </li>
        ))}
      </ul>
      <footer class="me">
        <label>
          <span>Your name</span>
          <input
            value={personName.value}
            maxLength={40}
            onChange={(event) => {
              personName.value = event.currentTarget.value.trim() || 'ann';
              event.currentTarget.value = personName.value;
            }}
          />
        </label>
        <label>
          <span>Theme</span>
          <select
            value={theme.value}
            onChange={(event) => {
              theme.value = event.currentTarget.value;
            }}
          >
            {themes.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </label>
      </footer>
    </nav>
  );
}
