import { Icon } from '../parts/icons.js';
import { drawAs, drawing, drawnAs } from '../state/drawn-as.js';
import { language, languages, t } from '../state/language.js';
import { personName } from '../state/person.js';
import { theme, themes } from '../state/theme.js';

const labels = { system: 'As the system', light: 'Light', dark: 'Dark' } as const;
const cards = {
  playground: 'As this page draws them',
  slack: 'As in Slack',
  discord: 'As in Discord',
} as const;
const languageNames = { system: '', en: 'English', 'zh-CN': '简体中文' } as const;

/** Who one is, and how the page looks. */
export function Me() {
  return (
    <footer class="me">
      <label class="name-field">
        <span>{t('Your name')}</span>
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
      <label class="name-field language">
        <span>{t('Language')}</span>
        <select
          value={language.value}
          onChange={(event) => {
            language.value = languages.find((each) => each === event.currentTarget.value) ?? 'system';
          }}
        >
          {languages.map((each) => (
            <option key={each} value={each}>
              {languageNames[each] || t('As the browser')}
            </option>
          ))}
        </select>
      </label>
      <label class="name-field language">
        <span>{t('Cards')}</span>
        <select value={drawing()} onChange={(event) => drawAs(event.currentTarget.value)}>
          {drawnAs.map((each) => (
            <option key={each} value={each}>
              {t(cards[each])}
            </option>
          ))}
        </select>
      </label>
      <fieldset class="themes">
        <legend class="hidden">{t('Theme')}</legend>
        {themes.map((each) => (
          <label key={each} title={t(labels[each])}>
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
            <span class="hidden">{t(labels[each])}</span>
          </label>
        ))}
      </fieldset>
    </footer>
  );
}
