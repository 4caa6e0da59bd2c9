import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ChatMessage } from '../protocol.js';
import { MessageView } from './message';

interface Props {
  readonly messages: readonly ChatMessage[];
  readonly busy: boolean;
  readonly label: string;
  /** Whether messages may have threads of their own. */
  readonly threads?: boolean;
  readonly children?: ComponentChildren;
}

const nearBottom = 120;

/** Messages, oldest first; it follows the newest while one is at the bottom. */
export function MessageList({ messages, busy, label, threads = false, children }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  useEffect(() => {
    const box = list.current;
    if (box && follows.current) box.scrollTop = box.scrollHeight;
  }, [messages, busy]);
  return (
    <div
      class="messages"
      ref={list}
      role="log"
      aria-label={label}
      onScroll={({ currentTarget: box }) => {
        follows.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearBottom;
      }}
    >
      {children}
      {messages.map((message, i) => (
        <MessageView
          key={message.id}
          message={message}
          grouped={isGrouped(messages[i - 1], message)}
          threads={threads}
        />
      ))}
      {busy && (
        <div class="typing" role="status">
          <i />
          <i />
          <i />
          <span class="hidden">Magnum is working</span>
        </div>
      )}
    </div>
  );
}

const minutesTogether = 5;

/** Whether a message stands under the head of the one before it. */
function isGrouped(before: ChatMessage | undefined, message: ChatMessage): boolean {
  if (!before || before.author?.id !== message.author?.id || before.visibleTo !== message.visibleTo)
    return false;
  return Date.parse(message.createdAt) - Date.parse(before.createdAt) < minutesTogether * 60_000;
}
