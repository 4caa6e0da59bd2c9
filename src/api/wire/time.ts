/** A moment as Magnum writes it: `2026-11-24T18:23:15+00:00`. */
export function writeTime(at: Date | null): string | null {
  return at && `${at.toISOString().slice(0, 19)}+00:00`;
}
