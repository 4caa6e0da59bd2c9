const paths = {
  hash: 'M9 4 7 20M17 4l-2 16M4.5 9h15.5M4 15h15.5',
  send: 'M4 12 20 4l-6 16-3-7zM11 13l4-4',
  close: 'M6 6l12 12M18 6 6 18',
  menu: 'M4 7h16M4 12h16M4 17h16',
  reply: 'M4 5h16v11H10l-5 4v-4H4z',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  check: 'M5 12.5 10 17.5 19 7',
  cross: 'M7 7l10 10M17 7 7 17',
  warning: 'M12 5v8M12 18.4v.2',
  dot: 'M12 11.5v1',
  back: 'M15 5l-7 7 7 7',
  down: 'M12 5v14M6 13l6 6 6-6',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  system: 'M4 5h16v11H4zM9 20h6M12 16v4',
  light:
    'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  dark: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  offline: 'M4 4l16 16M8.5 8.7A10 10 0 0 0 4.5 11M11 6.1A11 11 0 0 1 21 9.5M8 14.5a6 6 0 0 1 6-1.3M12 19v.1',
} as const;

export type IconName = keyof typeof paths;

/** A picture beside words, or in a button that has a label of its own; never read aloud. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}

/** Something is being done. */
export function Spinner() {
  return <span class="spinner" aria-hidden="true" />;
}
