import type { BaseChatModel } from '@langchain/core/language_models/chat_models';

/** Which model, and how it is reached. */
export interface ModelSettings {
  readonly provider: 'openai' | 'anthropic' | 'ollama';
  readonly model: string;
  readonly apiKey: string | undefined;
  readonly url: string | undefined;
  readonly timeoutMs: number;
}

/** Opens a chat model of a provider. The provider's package is optional: throws where it is not installed. */
export async function openModel({
  provider,
  model,
  apiKey,
  url,
  timeoutMs,
}: ModelSettings): Promise<BaseChatModel> {
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
