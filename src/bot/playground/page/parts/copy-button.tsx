import { useEffect, useState } from 'preact/hooks';
import { announce } from '../state/announce.js';
import { t } from '../state/language.js';
import { Icon } from './icons.js';

const shown = 1_600;

/** Puts a text on the clipboard, and says that it did. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), shown);
    return () => clearTimeout(timer);
  }, [copied]);
  const onClick = async () => {
    const done = await copy(text);
    setCopied(done);
    announce(t(done ? 'Copied.' : 'This browser did not let me copy.'));
  };
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={copied ? t('Copied') : label}
      onClick={onClick}
    >
      <Icon name={copied ? 'check' : 'copy'} />
    </button>
  );
}

/** Pages without TLS have no clipboard of their own: there the old way is taken. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'hidden';
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}
