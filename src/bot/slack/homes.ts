import type { types } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Changed } from '../platform.js';
import { platformError } from './errors.js';
import { perMinute } from './rates.js';

/** So many people's pages are kept as things are, so long after each was last opened: Slack does not say when one is closed. */
const mostPages = 200;
const watchedMs = 3_600_000;
/** Changes within this are drawn as one. */
const gatherMs = 300;
/** A page is not drawn by itself sooner than this after it was last drawn. */
const restMs = 5_000;
/** Slack takes 100 pages in a minute (tier 4, docs.slack.dev/reference/methods/views.publish); some are left for those who open theirs. */
const mostDrawn = 70;

/** A page as it is now, and whose project is on it. */
export interface DrawnPage {
  readonly view: types.HomeView;
  readonly project: string;
}

/** What pages stand on. */
export interface HomesOptions {
  readonly draw: (workspace: string, user: string) => Promise<DrawnPage>;
  readonly publish: (user: string, view: types.HomeView) => Promise<unknown>;
  readonly logger: Logger;
  readonly keep: <T>(work: Promise<T>) => Promise<T>;
  readonly now?: () => number;
}

/** The pages that people have before them. Nothing here throws: what Slack does not take is logged. */
export interface Homes {
  /** Shows somebody their page, and from now on whatever changes on it. */
  show(workspace: string, user: string): Promise<void>;
  /** Draws the pages again on which something may have changed, where something has. */
  changed(what: Changed): void;
  /** Forgets every page. */
  close(): void;
}

interface Page {
  readonly workspace: string;
  readonly user: string;
  openedAt: number;
  drawnAt: number;
  project: string | null;
  /** What stands there; empty when that is not known. */
  shown: string;
  due: NodeJS.Timeout | null;
  /** One drawing after the other, so that the last is the newest. */
  drawing: Promise<void>;
}

/** See `Homes`. */
export function watchHomes({ draw, publish, logger, keep, now = Date.now }: HomesOptions): Homes {
  const pages = new Map<string, Page>();
  const mayDraw = perMinute(mostDrawn, now);

  async function drawPage(page: Page, always: boolean): Promise<void> {
    const { workspace, user } = page;
    try {
      const { view, project } = await draw(workspace, user);
      page.project = project;
      const shown = JSON.stringify(view);
      if (!always && shown === page.shown) return;
      page.drawnAt = now();
      page.shown = '';
      await publish(user, view);
      page.shown = shown;
    } catch (error) {
      const { code, message } = platformError(error, 'drawing a home tab');
      logger.warn({ err: error, problem: message, user }, 'a home tab could not be drawn');
      if (code === 'platform.rate_limited' || code === 'platform.unavailable') later(page, restMs);
    }
  }

  function inTurn(page: Page, always: boolean): Promise<void> {
    page.drawing = page.drawing.then(() => drawPage(page, always));
    return keep(page.drawing);
  }

  function later(page: Page, waitMs: number): void {
    if (pages.get(page.user) !== page) return;
    page.due ??= setTimeout(() => {
      page.due = null;
      if (mayDraw()) void inTurn(page, false);
      else later(page, restMs);
    }, waitMs);
  }

  function forget(page: Page): void {
    if (page.due) clearTimeout(page.due);
    page.due = null;
    pages.delete(page.user);
  }

  return {
    show(workspace, user) {
      const known = pages.get(user);
      const page: Page = known ?? {
        ...{ workspace, user, openedAt: 0, drawnAt: 0, project: null, shown: '', due: null },
        drawing: Promise.resolve(),
      };
      page.openedAt = now();
      pages.delete(user);
      pages.set(user, page);
      const [eldest] = pages.values();
      if (eldest && pages.size > mostPages) forget(eldest);
      return inTurn(page, true);
    },
    changed({ projects, everywhere }) {
      for (const page of [...pages.values()]) {
        if (now() - page.openedAt > watchedMs) forget(page);
        else if (everywhere || page.project === null || projects.has(page.project))
          later(page, Math.max(gatherMs, page.drawnAt + restMs - now()));
      }
    },
    close() {
      for (const page of [...pages.values()]) forget(page);
    },
  };
}
