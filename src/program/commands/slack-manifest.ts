import { slackManifest } from '../../bot/slack/manifest.js';

/** `slack-manifest`: prints the manifest for Socket Mode, or with a URL for HTTP mode. */
export async function runSlackManifest(url: string | undefined): Promise<void> {
  const manifest = slackManifest(url ? { mode: 'http', url } : { mode: 'socket' });
  console.log(JSON.stringify(manifest, null, 2));
}
