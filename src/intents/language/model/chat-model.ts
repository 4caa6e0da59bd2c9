import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { z } from 'zod';

/** Which model, and how it is reached. */
export interface ModelSettings {
  readonly provider: 'openai' | 'anthropic' | 'ollama';
  readonly model: string;
  readonly apiKey: string | undefined;
  readonly url: string | undefined;
  readonly timeoutMs: number;
}

/** A chat model of a provider, whose package is optional. */
async function openModel({ provider, model, apiKey, url, timeoutMs }: ModelSettings): Promise<BaseChatModel> {
  const calm = { model, temperature: 0, maxRetries: 0 };
  switch (provider) {
    case 'openai': {
      const { ChatOpenAI } = await import('@langchain/openai');
      return new ChatOpenAI({
        ...calm,
        timeout: timeoutMs,
        ...(apiKey ? { apiKey } : {}),
        ...(url ? { configuration: { baseURL: url } } : {}),
      });
    }
    case 'anthropic': {
      const { ChatAnthropic } = await import('@langchain/anthropic');
      return new ChatAnthropic({
        ...calm,
        maxTokens: 1_024,
        ...(apiKey ? { apiKey } : {}),
        ...(url ? { anthropicApiUrl: url } : {}),
      });
    }
    case 'ollama': {
      const { ChatOllama } = await import('@langchain/ollama');
      return new ChatOllama({ ...calm, ...(url ? { baseUrl: url } : {}) });
    }
  }
}

/** A chat model that answers in the shape of a schema, by the way of its provider that keeps to it best. Throws where the provider's package is not installed. */
export async function openStructured<Said extends Record<string, unknown>>(
  settings: ModelSettings,
  schema: z.ZodType<Said>,
  name: string,
) {
  const model = await openModel(settings);
  return model.withStructuredOutput(schema, {
    name,
    includeRaw: true,
    ...(settings.provider === 'ollama' ? {} : { method: 'functionCalling' as const }),
  });
}
