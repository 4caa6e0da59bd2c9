import { useEffect, useRef } from 'preact/hooks';
import { Composer } from './composer';
import { openThread } from './connection';
import { MessageList } from './message-list';
import { messages, repliesOf, working } from './state';

/** A message with everything that hangs under it. */
export function Thread({ root }: { root: string }) {
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), [root]);
  const first = messages.value.get(root);
  const shown = first ? [first, ...repliesOf(root)] : repliesOf(root);
  const busy = [...working.value.values()].some((each) => each.thread === root);
  return (
    <aside class="thread" aria-label="Thread">
      <header class="bar">
        <h2>Thread</h2>
        <span class="topic">{first ? `# ${first.channel}` : ''}</span>
        <button
          type="button"
          class="close"
          ref={close}
          aria-label="Close the thread"
          onClick={() => openThread(null)}
        >
          ✕
        </button>
      </header>
      <MessageList messages={shown} busy={busy} label="Messages of the thread" />
      <Composer id="thread-composer" thread={root} placeholder="Reply, or type / for commands" />
    </aside>
  );
}
