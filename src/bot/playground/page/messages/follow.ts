import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

const near = 80;

/**
 * Keeps a scrolled box at its end while one is there, whatever grows in it or around it. `newest` changes with
 * the last message; `isMine`: it was said here, so the box goes to its end in any case.
 */
export function useFollow(box: RefObject<HTMLElement | null>, newest: string, isMine: boolean) {
  const follows = useRef(true);
  const size = useRef('');
  const [missed, setMissed] = useState(false);
  const toEnd = () => {
    follows.current = true;
    setMissed(false);
    box.current?.scrollTo({ top: box.current.scrollHeight });
  };
  useLayoutEffect(() => {
    const element = box.current;
    const content = element?.firstElementChild;
    if (!element || !content) return;
    const observer = new ResizeObserver(() => {
      if (follows.current) element.scrollTop = element.scrollHeight;
      size.current = sizeOf(element);
    });
    observer.observe(element);
    observer.observe(content);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (isMine || follows.current) toEnd();
    else setMissed(true);
  }, [newest]);
  const onScroll = () => {
    const element = box.current;
    // The browser scrolls too, when what it shows has changed its size: that says nothing about the reader.
    if (!element || size.current !== sizeOf(element)) return;
    follows.current = element.scrollHeight - element.scrollTop - element.clientHeight < near;
    if (follows.current) setMissed(false);
  };
  return { missed, toEnd, onScroll };
}

function sizeOf({ scrollHeight, clientHeight, clientWidth }: HTMLElement): string {
  return `${scrollHeight} ${clientHeight} ${clientWidth}`;
}
