/** Slack writes these three as entities in everything typed. */
function fromEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/**
 * What a person typed, from how Slack writes it: `<#C1|ops>` is #ops, a link is its address as shown,
 * `<@U1|ann>` is @ann, and entities are characters again.
 */
export function typed(text: string): string {
  return fromEntities(
    text
      .replace(/<#[A-Z0-9]+\|([^>]*)>/g, '#$1')
      .replace(/<@[A-Z0-9]+\|([^>]+)>/g, '@$1')
      .replace(/<([@#])([A-Z0-9]+)\|?>/g, '$1$2')
      .replace(/<!(?:subteam\^[A-Z0-9]+\|)?@?([^>|]+)(?:\|[^>]*)?>/g, '@$1')
      .replace(/<(?:https?|mailto|tel):[^>|]*\|([^>]*)>/g, '$1')
      .replace(/<((?:https?|mailto|tel):[^>|]*)>/g, '$1'),
  ).trim();
}

/** The words of a message to the bot, without the mention of the bot itself. */
export function toBot(text: string, botUserId: string): string {
  return typed(text.replaceAll(new RegExp(`<@${botUserId}(\\|[^>]*)?>`, 'g'), ' ')).replace(/ {2,}/g, ' ');
}
