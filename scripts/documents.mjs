// Writes the documents that are made from the program itself: npm run documents
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parityDocument } from './parity.mjs';
import { prepare } from './prepare.mjs';

await prepare();
const { settingsDocument } = await import('../dist/config/document.js');
const { labelsDocument } = await import('../dist/drivers/labels/document.js');
const { drivers } = await import('../dist/drivers/registry.js');
const { slackManifest } = await import('../dist/bot/slack/manifest.js');
const root = fileURLToPath(new URL('..', import.meta.url));

writeFileSync(join(root, 'docs', 'settings.md'), settingsDocument());
writeFileSync(join(root, 'docs', 'labels.md'), labelsDocument(drivers));
writeFileSync(join(root, 'docs', 'parity.md'), parityDocument(join(root, 'test', 'scenario')));
writeFileSync(
  join(root, 'slack-manifest.json'),
  `${JSON.stringify(slackManifest({ mode: 'socket' }), null, 2)}\n`,
);
