import { REST, type RESTOptions } from 'discord.js';

/**
 * How every call to Discord is made: no waiting and no retries of its own (the outbox owns them), an answer
 * within 10 s. `apiUrl` without the version.
 */
export function restOptions(apiUrl: string): Partial<RESTOptions> {
  return { api: apiUrl, version: '10', retries: 0, timeout: 10_000, rejectOnRateLimit: () => true };
}

/** A client of the REST API alone, without the gateway. */
export function discordRest(token: string, apiUrl: string): REST {
  return new REST(restOptions(apiUrl)).setToken(token);
}

/**
 * A client for the answers to interactions. They count to no global limit of Discord's, and must not wait behind
 * what is posted (docs: topics/rate-limits). They belong to no outbox, hence one retry.
 */
export function interactionRest(apiUrl: string): REST {
  return new REST({ ...restOptions(apiUrl), retries: 1, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
}
