import type { Picture } from '../../../../card/card.js';
import { t } from '../state/language.js';

/** Pictures that come with a card; a press saves one. */
export function Pictures({ pictures }: { pictures: readonly Picture[] }) {
  return (
    <ul class="pictures" aria-label={t('Pictures')}>
      {pictures.map(({ name, png, alt }) => {
        const address = `data:image/png;base64,${png}`;
        return (
          <li key={name}>
            <a href={address} download={name} title={t(`Save ${name}`)}>
              <img src={address} alt={alt} />
            </a>
          </li>
        );
      })}
    </ul>
  );
}
