/** ISO time to the second with a Z, as Heat, Nova and Neutron write it. */
export function isoSeconds(at: Date = new Date()): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

/** ISO time to the microsecond without a zone, as Cinder writes it. */
export function isoMicroseconds(at: Date = new Date()): string {
  return `${at.toISOString().slice(0, 23)}000`;
}

/** How long things take at pace 1, in milliseconds: shortest and longest. */
const DURATIONS = {
  nothing: [0, 0],
  network: [300, 1000],
  volume: [800, 1800],
  server: [3000, 6000],
  guest: [4000, 8000],
  balancer: [1500, 3000],
  removal: [300, 1200],
} as const;

/** What takes time. */
export type Duration = keyof typeof DURATIONS;

/** A slightly varied duration in milliseconds; `pace` multiplies (0: at once). */
export function duration(kind: Duration, pace: number): number {
  const [shortest, longest] = DURATIONS[kind];
  return Math.round(pace * (shortest + Math.random() * (longest - shortest)));
}
