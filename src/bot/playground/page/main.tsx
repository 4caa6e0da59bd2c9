import { render } from 'preact';
import { App } from './app.js';
import { resumeSaying } from './server/say.js';
import { connect } from './server/stream.js';
import './state/theme.js';
import './style/base.css';
import './style/layout.css';
import './style/me.css';
import './style/sidebar.css';
import './style/list.css';
import './style/message.css';
import './style/table.css';
import './style/progress.css';
import './style/card.css';
import './style/elsewhere.css';
import './style/buttons.css';
import './style/suggestions.css';
import './style/composer.css';
import './style/welcome.css';
import './style/form.css';

const root = document.getElementById('app');
if (root) {
  render(<App />, root);
  connect();
  resumeSaying();
  // One types at once, as in any chat; on a phone that would bring up the keyboard.
  if (matchMedia('(hover: hover)').matches) document.getElementById('composer')?.focus();
}
