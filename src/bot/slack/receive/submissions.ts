import type { App } from '@slack/bolt';
import type { z } from 'zod';
import { filledAgain } from '../../../card/card.js';
import type { InboundFile } from '../../platform.js';
import { privateAnswers } from '../respond/answers.js';
import { readMetadata } from '../respond/reopen.js';
import { createSubmissionResponder } from '../respond/submission.js';
import { type FileAccess, inboundFile } from './files.js';
import { ViewSubmission } from './payloads.js';
import { placeOf, type ReceiveOptions } from './receive.js';

type View = z.infer<typeof ViewSubmission>['view'];

/** Takes sent forms. Slack is answered by the responder, within its 3 s whatever the inbox does. */
export function receiveSubmissions(app: App, options: ReceiveOptions): void {
  app.view({ type: 'view_submission' }, async ({ ack, body }) => {
    const said = ViewSubmission.parse(body);
    const metadata = readMetadata(said.view.private_metadata);
    const place = placeOf(said.team.id, metadata?.channel ?? said.user.id, metadata?.thread);
    const values = valuesOf(said.view);
    const files = filesOf(said.view, options.files);
    const { client, logger } = options;
    const responder = createSubmissionResponder({
      client,
      logger,
      answers: privateAnswers(client, logger, {
        channel: place.channel,
        thread: place.thread,
        user: said.user.id,
        responseUrl: metadata?.user === said.user.id ? metadata.responseUrl : undefined,
      }),
      ack: async (answer) => {
        if (answer) await ack(answer);
        else await ack();
      },
      answersQuestion: metadata?.instead === true,
      fields: Object.keys(values),
      form: metadata?.form ? filledAgain(metadata.form, values) : null,
    });
    const who = options.people(said.team.id, said.user.id, said.user.name);
    const deliveryId = said.trigger_id ?? `${said.view.id}:${said.view.hash ?? ''}`;
    await options.keep(
      options.inbox.receive(
        { kind: 'submit', form: said.view.callback_id, values, files, deliveryId, ...who, place },
        responder,
      ),
    );
  });
}

function valuesOf(view: View): Record<string, string> {
  const values: Record<string, string> = {};
  for (const block of view.blocks) {
    if (block.type !== 'input' || block.block_id === undefined) continue;
    const [answer] = Object.values(view.state.values[block.block_id] ?? {});
    if (answer?.files) continue;
    const several = answer?.selected_options?.map(({ value }) => value).join(', ');
    values[block.block_id] =
      several ?? answer?.selected_option?.value ?? answer?.selected_user ?? answer?.value ?? '';
  }
  return values;
}

function filesOf(view: View, access: FileAccess): Record<string, InboundFile> {
  const files: Record<string, InboundFile> = {};
  for (const [field, answers] of Object.entries(view.state.values)) {
    const [file] = Object.values(answers)[0]?.files ?? [];
    if (file) files[field] = inboundFile(access, file);
  }
  return files;
}
