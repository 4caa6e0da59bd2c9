import type { Button } from '../../../../card/card.js';
import { Spinner } from '../parts/icons.js';
import { press } from '../server/press.js';
import { pressedIn } from '../state/in-hand.js';

interface Props {
  readonly buttons: readonly Button[];
  readonly message: string;
  /** Where the answer to a press is shown. */
  readonly place: { readonly channel: string; readonly thread: string | null };
}

/** What can be done next. While one is being answered, none of them takes another press. */
export function Buttons({ buttons, message, place }: Props) {
  const pressed = pressedIn(message);
  return (
    <div class="buttons">
      {buttons.map(({ label, style, action }) => (
        <button
          key={`${action} ${label}`}
          type="button"
          class={`button ${style}${pressed === action ? ' working' : ''}`}
          aria-disabled={pressed !== null}
          aria-busy={pressed === action}
          onClick={() => void press(action, message, place)}
        >
          {pressed === action && <Spinner />}
          <span>{label}</span>
        </button>
      ))}
    </div>
  );
}
