import { Icon } from '../parts/icons.js';
import { personName } from '../state/person.js';
import { theme, themes } from '../state/theme.js';

const labels = { system: 'As the system', light: 'Light', dark: 'Dark' } as const;

/** Who one is, and how the page looks. */
export function Me() {
  return (
    <footer class="me">
      <label class="name-field">
        <span>Your name</span>
        <input
          value={personName.value}
          maxLength={40}
          autocomplete="off"
          spellcheck={false}
          onChange={(event) => {
            personName.value = event.currentTarget.value.trim() || personName.value;
            event.currentTarget.value = personName.value;
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
      </label>
      <fieldset class="themes">
        <legend class="hidden">Theme</legend>
        {themes.map((each) => (
          <label key={each} title={labels[each]}>
            <input
              type="radio"
              name="theme"
              class="hidden"
              checked={theme.value === each}
              onChange={() => {
                theme.value = each;
              }}
            />
            <Icon name={each} />
            <span class="hidden">{labels[each]}</span>
          </label>
        ))}
      </fieldset>
    </footer>
  );
}
