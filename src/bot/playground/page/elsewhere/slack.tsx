import type { Button } from '../../../../card/card.js';
import { Buttons } from '../card/buttons.js';
import { Icon, Spinner } from '../parts/icons.js';
import { Preformatted } from '../parts/preformatted.js';
import { type RichElement, richPiece, slackPieces } from './pieces.js';
import { Pieces } from './pieces-view.js';

/** Of Slack's message what is drawn here: the blocks that this bot sends. */
export interface SlackSent {
  readonly blocks: readonly Block[];
}

interface Said {
  readonly type: 'plain_text' | 'mrkdwn';
  readonly text: string;
}
interface Rich {
  readonly type: 'rich_text';
  readonly elements: readonly { readonly type: string; readonly elements: readonly RichElement[] }[];
}
interface Task {
  readonly task_id: string;
  readonly title: string;
  readonly status: 'pending' | 'in_progress' | 'complete' | 'error';
  readonly details?: Rich;
}
type Block =
  | { readonly type: 'header'; readonly text: Said }
  | Rich
  | { readonly type: 'section'; readonly fields?: readonly Said[] }
  | { readonly type: 'plan'; readonly title: string; readonly tasks: readonly Task[] }
  | { readonly type: 'context'; readonly elements: readonly Said[] }
  | {
      readonly type: 'actions';
      readonly elements: readonly {
        readonly action_id: string;
        readonly text: Said;
        readonly style?: Button['style'];
      }[];
    };

interface Props {
  readonly message: string;
  readonly place: { readonly channel: string; readonly thread: string | null };
}

/** Slack's blocks as Slack draws them, as near as one comes. */
export function SlackMessage({ blocks, ...at }: Props & SlackSent) {
  return (
    <>
      {blocks.map((block, index) => (
        <BlockView key={`${index} ${block.type}`} block={block} {...at} />
      ))}
    </>
  );
}

function BlockView({ block, message, place }: Props & { block: Block }) {
  switch (block.type) {
    case 'header':
      return <h2>{block.text.text}</h2>;
    case 'rich_text':
      return <RichText {...block} />;
    case 'section':
      return (
        <div class="fields">
          {(block.fields ?? []).map((field) => (
            <p key={field.text}>
              <SaidView {...field} />
            </p>
          ))}
        </div>
      );
    case 'plan':
      return <Plan title={block.title} tasks={block.tasks} />;
    case 'context':
      return (
        <footer>
          {block.elements.map((element) => (
            <SaidView key={element.text} {...element} />
          ))}
        </footer>
      );
    case 'actions':
      return (
        <Buttons
          buttons={block.elements.map(({ action_id: action, text, style = 'plain' }) => ({
            action,
            label: text.text,
            style,
          }))}
          message={message}
          place={place}
        />
      );
  }
}

function SaidView({ type, text }: Said) {
  return <Pieces pieces={type === 'mrkdwn' ? slackPieces(text) : [{ text }]} />;
}

function RichText({ elements }: Rich) {
  return (
    <>
      {elements.map(({ type, elements: parts }, at) => {
        const key = `${at} ${type}`;
        const inner = <Pieces pieces={parts.map(richPiece)} />;
        return type === 'rich_text_preformatted' ? (
          <Preformatted key={key}>{inner}</Preformatted>
        ) : (
          <p key={key}>{inner}</p>
        );
      })}
    </>
  );
}

const marks = {
  pending: <Icon name="dot" />,
  in_progress: <Spinner />,
  complete: <Icon name="check" />,
  error: <Icon name="cross" />,
} as const;

function Plan({ title, tasks }: { title: string; tasks: readonly Task[] }) {
  return (
    <div class="plan">
      <strong>{title}</strong>
      <ol>
        {tasks.map(({ task_id: id, title: task, status, details }) => (
          <li key={id} class={status}>
            <span class="state">{marks[status]}</span>
            <span>{task}</span>
            {details && <RichText {...details} />}
          </li>
        ))}
      </ol>
    </div>
  );
}
