import { render } from 'preact';
import { App } from './app';
import { connect } from './connection';
import './style/base.css';
import './style/layout.css';
import './style/message.css';
import './style/composer.css';
import './style/form.css';

const root = document.getElementById('app');
if (root) {
  render(<App />, root);
  connect();
}
