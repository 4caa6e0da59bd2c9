import { slackManifest } from '../../bot/slack/manifest.js';
import { StartProblem } from '../start-problem.js';

/** `slack-manifest`: prints the manifest for Socket Mode, or with a URL for HTTP mode. */
export async function runSlackManifest(url: string | undefined): Promise<void> {
  const manifest = slackManifest(url === undefined ? { mode: 'socket' } : { mode: 'http', url: base(url) });
  console.log(JSON.stringify(manifest, null, 2));
}

/** Slack takes https only; the path of events may be there already. */
function base(url: string): string {
  if (URL.canParse(url) && new URL(url).protocol === 'https:')
    return url.replace(/(\/slack\/events)?\/*$/, '');
  throw new StartProblem([`--url takes an address that begins with https://, not ${JSON.stringify(url)}.`]);
}
