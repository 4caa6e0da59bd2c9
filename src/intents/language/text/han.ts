/** Whether a text has Chinese in it. */
export function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
