/** Discord's limits, in characters unless said otherwise (docs.discord.com/developers: message, components, modals). */
export const limits = {
  /** Of all texts of a message together. */
  messageText: 4000,
  title: 256,
  mediaDescription: 1024,
  buttonLabel: 80,
  buttonsPerRow: 5,
  customId: 100,
  modalTitle: 45,
  modalParts: 5,
  label: 45,
  labelDescription: 100,
  inputValue: 4000,
  inputPlaceholder: 100,
  selectPlaceholder: 150,
  selectOptions: 25,
  optionText: 100,
  threadName: 100,
  choices: 25,
} as const;

/** The first `max` UTF-16 units of a text, ending in … where something was cut; never half a character. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  return max < 1 ? '' : `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
