import { expect, test } from 'vitest';
import { beginnings } from '../../src/bot/conversation/prompts.js';
import { readMessage } from '../../src/intents/language/read.js';
import { say } from '../../src/speech/language.js';

test.each(beginnings.map((each) => [each.message, each] as const))(
  '%s: what is offered to say is understood without a network, in both languages',
  (_, { message, needs }) => {
    for (const said of [message, say(message, 'zh-CN')]) {
      const { intent, confidence } = readMessage(said);
      expect({ said, intent }).toEqual({ said, intent: needs });
      expect(confidence).toBeGreaterThan(0.7);
    }
  },
);
