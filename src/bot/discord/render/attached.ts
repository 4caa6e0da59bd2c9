import { type APIFileComponent, type APIMediaGalleryComponent, ComponentType } from 'discord-api-types/v10';
import type { Card } from '../../../card/card.js';
import { cut, limits } from './limits.js';

/** What goes beside a message, and is shown in it. */
export type Attached = Pick<Card, 'files' | 'pictures'>;

/** A name as Discord keeps it, so that what refers to it finds it. */
export function attachmentName(name: string): string {
  return name.replace(/[^\w.-]+/g, '_');
}

/** Where files and pictures stand in a card. Discord shows nothing that is attached unless a component names it. */
export function showAttached({ files = [], pictures = [] }: Attached) {
  const gallery: APIMediaGalleryComponent = {
    type: ComponentType.MediaGallery,
    items: pictures.map(({ name, alt }) => ({
      media: { url: addressOf(name) },
      ...(alt.trim() && { description: cut(alt.trim(), limits.mediaDescription) }),
    })),
  };
  const shown = files.map(
    ({ name }): APIFileComponent => ({ type: ComponentType.File, file: { url: addressOf(name) } }),
  );
  return [...(pictures.length > 0 ? [gallery] : []), ...shown];
}

function addressOf(name: string): string {
  return `attachment://${attachmentName(name)}`;
}
