import type { Picture } from '../../../../card/card.js';

/** Pictures that come with a card; a press saves one. */
export function Pictures({ pictures }: { pictures: readonly Picture[] }) {
  return (
    <ul class="pictures" aria-label="Pictures">
      {pictures.map(({ name, png, alt }) => {
        const address = `data:image/png;base64,${png}`;
        return (
          <li key={name}>
            <a href={address} download={name} title={`Save ${name}`}>
              <img src={address} alt={alt} />
            </a>
          </li>
        );
      })}
    </ul>
  );
}
