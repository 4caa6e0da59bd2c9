export const providers = ['openai', 'anthropic', 'ollama'] as const;
export type LanguageProvider = (typeof providers)[number];

/** A model that reads plain language. */
export interface LanguageConfig {
  readonly provider: LanguageProvider;
  readonly model: string;
  readonly apiKey: string | undefined;
  readonly url: string | undefined;
  readonly timeoutMs: number;
  /** Messages of one person that may go to the model in an hour. */
  readonly messagesPerHour: number;
}

/** Reads the model's settings: null when none is set, else the configuration or one sentence a problem. */
export function loadLanguage(
  env: Readonly<Record<string, string | undefined>>,
): null | { config: LanguageConfig } | { problems: string[] } {
  const read = (name: string) => env[name]?.trim() || undefined;
  const provider = read('LLM_PROVIDER')?.toLowerCase();
  const [model, apiKey, url] = ['LLM_MODEL', 'LLM_API_KEY', 'LLM_URL'].map(read);
  if (!provider) {
    return model || apiKey || url
      ? {
          problems: [
            'LLM_PROVIDER is missing while other LLM_ settings are set: it takes openai, anthropic or ollama.',
          ],
        }
      : null;
  }
  const problems: string[] = [];
  const known = providers.find((each) => each === provider);
  if (!known)
    problems.push(`LLM_PROVIDER takes openai, anthropic or ollama, not ${JSON.stringify(provider)}.`);
  if (!model) problems.push('LLM_MODEL is missing while LLM_PROVIDER is set: name the model to use.');
  if (known && known !== 'ollama' && !apiKey) problems.push(`LLM_API_KEY is missing: ${known} needs a key.`);
  if (url && !/^https?:\/\/[^\s/]/.test(url))
    problems.push('LLM_URL is not a URL: it must begin with http:// or https://.');
  const timeout = positive(read('LLM_TIMEOUT_SECONDS') ?? '8');
  const perHour = positive(read('LLM_MESSAGES_PER_HOUR') ?? '60');
  if (timeout === null) problems.push('LLM_TIMEOUT_SECONDS takes a number of seconds above 0.');
  if (perHour === null) problems.push('LLM_MESSAGES_PER_HOUR takes a number above 0.');
  if (problems.length > 0 || !known || !model || timeout === null || perHour === null) return { problems };
  return {
    config: { provider: known, model, apiKey, url, timeoutMs: timeout * 1000, messagesPerHour: perHour },
  };
}

function positive(text: string): number | null {
  const value = Number(text);
  return /^\d+(\.\d+)?$/.test(text) && value > 0 ? value : null;
}
