import type { Setting } from '../setting.js';

/** Every setting of the model that reads plain language. None is needed: without one it is read offline. */
export const languageSettings: readonly Setting[] = [
  {
    name: 'LLM_PROVIDER',
    meaning:
      'openai (and everything that speaks its API), anthropic or ollama: a model reads plain language beside the offline reader, and says explanations of failures in other words. Only the message itself is sent, without secrets, and of failures only what the rules say',
    default: 'none: offline',
  },
  { name: 'LLM_MODEL', meaning: "The model's name, as the provider calls it" },
  { name: 'LLM_API_KEY', meaning: 'The key for openai or anthropic; ollama needs none', secret: true },
  { name: 'LLM_URL', meaning: "Base URL of the model's API", default: "the provider's own" },
  { name: 'LLM_TIMEOUT_SECONDS', meaning: 'After this long the offline reading is taken', default: '8' },
  {
    name: 'LLM_MESSAGES_PER_HOUR',
    meaning: 'How many messages of one person go to the model in an hour; those above are read offline',
    default: '60',
  },
];
