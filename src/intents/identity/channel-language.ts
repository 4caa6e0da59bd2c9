import { z } from 'zod';
import { ChannelLanguage, channelLanguages } from '../../engine/access/channel.js';
import { settleLanguage } from '../../engine/access/settle.js';
import { positional } from '../fields.js';
import { defineIntent } from '../intent.js';

const meanings = {
  asked: 'What is asked for here is told in the language of whoever asks; everything else in English.',
  en: 'Everything that is posted here is in English.',
  'zh-CN': 'Everything that is posted here is in Simplified Chinese.',
} as const;

export const channelLanguage = defineIntent({
  anywhere: true,
  action: 'channel:guard',
  command: {
    name: 'channel-language',
    summary: 'Say what language this channel is told in (admins)',
    risk: 'privileged',
    positionals: [
      positional('language', 'text', 'the language', {
        required: true,
        choices: channelLanguages,
        words: { asked: 'that of whoever asks', en: 'English', 'zh-CN': 'Simplified Chinese' },
      }),
    ],
    flags: [],
    examples: ['channel-language zh-CN'],
  },
  form: { title: 'Language of channel', submit: 'Set it' },
  slots: z.strictObject({ language: ChannelLanguage }),
  async perform({ engine, caller, origin }, { language }) {
    await settleLanguage(engine, caller, origin, language);
    return {
      kind: 'answer',
      card: { title: `Language of this channel: ${language}`, tone: 'success', text: meanings[language] },
    };
  },
});
