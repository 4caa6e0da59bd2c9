import type { CardFile } from '../../../../card/card.js';
import { Icon } from '../parts/icons.js';
import { t } from '../state/language.js';

/** Files that come with a card, to be saved. */
export function Files({ files }: { files: readonly CardFile[] }) {
  return (
    <ul class="files" aria-label={t('Files')}>
      {files.map((file) => (
        <li key={file.name}>
          <button type="button" class="button plain" onClick={() => save(file)}>
            <Icon name="down" />
            <span>{file.name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Has the browser save a file that is here already. */
function save({ name, content }: CardFile): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Taken away only when the browser has surely begun to read it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
