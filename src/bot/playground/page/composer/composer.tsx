import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isUnfinished, type Suggestion } from '../../../typeahead/next.js';
import { accept } from '../../../typeahead/words.js';
import { showsPrivateKey } from '../form/files.js';
import { Icon } from '../parts/icons.js';
import { say } from '../server/say.js';
import { hello } from '../state/chat.js';
import { t } from '../state/language.js';
import { readKept } from '../state/remembered.js';
import { draftOf, setDraft } from './draft.js';
import { type Doing, keyMeans } from './keys.js';
import { emptyRecall, forget, type Recall, recallLine, remember } from './recall.js';
import { Status } from './status.js';
import { SuggestionList } from './suggestion-list.js';
import { useSuggestions } from './suggestions.js';

interface Props {
  readonly id: string;
  readonly channel: string;
  readonly thread: string | null;
  readonly placeholder: string;
}

const longest = 4000;
const highest = 200;
let recall = emptyRecall(readKept<string[]>(sessionStorage, 'sent', []));

function keepRecall(next: Recall): void {
  recall = next;
  sessionStorage.setItem('sent', JSON.stringify(recall.sent));
}

/** The box to write in. Enter sends, Shift+Enter makes a line; arrows and Tab choose what is suggested. */
export function Composer({ id, channel, thread, placeholder }: Props) {
  const text = draftOf(channel, thread);
  const box = useRef<HTMLTextAreaElement>(null);
  const [chosen, setChosen] = useState(-1);
  const [open, setOpen] = useState(true);
  const suggestions = useSuggestions(text, channel, open);
  const listId = `${id}-list`;
  const unfinished = suggestions.length > 0 && isUnfinished(text, hello.value?.commands ?? []);
  const active = chosen < 0 && unfinished ? 0 : chosen;

  const put = (line: string, suggest: boolean) => {
    setDraft(channel, thread, line);
    setChosen(-1);
    setOpen(suggest);
  };
  const take = (suggestion: Suggestion) => {
    put(accept(text, suggestion.insert), true);
    box.current?.focus();
  };
  const send = () => {
    const said = text.trim();
    if (!said) return;
    if (!showsPrivateKey(said)) keepRecall(remember(recall, said));
    put('', true);
    say(said, channel, thread, () => keepRecall(forget(recall, said)));
  };
  const back = (by: -1 | 1) => {
    const found = recallLine(recall, by, text);
    if (!found) return;
    recall = found.recall;
    put(found.line, false);
  };
  const does: Record<Doing, () => void> = {
    send,
    take: () => {
      const suggestion = suggestions[Math.max(active, 0)];
      if (suggestion) take(suggestion);
    },
    next: () => setChosen((active + 1) % suggestions.length),
    previous: () => setChosen((Math.max(active, 0) - 1 + suggestions.length) % suggestions.length),
    close: () => setOpen(false),
    earlier: () => back(-1),
    later: () => back(1),
  };

  useLayoutEffect(() => {
    const area = box.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, highest)}px`;
    area.style.overflowY = area.scrollHeight > highest ? 'auto' : 'hidden';
  }, [text]);

  return (
    <div class="composer">
      {suggestions.length > 0 && (
        <SuggestionList id={listId} suggestions={suggestions} chosen={active} take={take} />
      )}
      <div class="box">
        <textarea
          id={id}
          ref={box}
          rows={1}
          value={text}
          placeholder={placeholder}
          aria-label={placeholder}
          aria-autocomplete="list"
          aria-controls={suggestions.length > 0 ? listId : undefined}
          aria-activedescendant={active >= 0 && suggestions.length > 0 ? `${listId}-${active}` : undefined}
          aria-describedby={`${id}-hint`}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="send"
          onInput={({ currentTarget }) => put(currentTarget.value, true)}
          onKeyDown={(event) => {
            const situation = {
              suggested: suggestions.length,
              chosen: active,
              text,
              recalling: recall.at < recall.sent.length,
            };
            const doing = keyMeans(event, situation);
            if (!doing) return;
            event.preventDefault();
            does[doing]();
          }}
        />
        <button
          type="button"
          class="send"
          aria-label={t('Send')}
          title={t('Send (Enter)')}
          disabled={!text.trim()}
          onClick={send}
        >
          <Icon name="send" />
        </button>
      </div>
      <Status
        id={`${id}-hint`}
        channel={channel}
        thread={thread}
        suggested={suggestions.length}
        left={longest - text.length}
      />
    </div>
  );
}
