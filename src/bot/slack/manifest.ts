import { eventsPath } from './paths.js';

/**
 * The bot scopes, each used by what its line says; `doctor` compares them with what was granted. Without an optional one everything
 * else works.
 */
export const slackScopes: readonly {
  readonly scope: string;
  readonly use: string;
  readonly isOptional?: true;
}[] = [
  { scope: 'commands', use: 'to receive /magnum' },
  { scope: 'chat:write', use: 'to post, edit and answer' },
  { scope: 'chat:write.public', use: 'to post in public channels that it was not invited to' },
  { scope: 'app_mentions:read', use: 'to hear @magnum' },
  { scope: 'im:history', use: 'to hear direct messages, and to find its own messages there after a crash' },
  { scope: 'channels:history', use: 'to find its own messages in public channels after a crash' },
  { scope: 'groups:history', use: 'to find its own messages in private channels after a crash' },
  { scope: 'channels:join', use: 'to read a public channel that it posted to without being invited' },
  { scope: 'channels:read', use: 'to find a public channel by its name' },
  { scope: 'groups:read', use: 'to find a private channel by its name' },
  { scope: 'im:write', use: 'to send a certificate to one person' },
  { scope: 'files:write', use: 'to send certificates as files' },
  { scope: 'files:read', use: 'to read signing requests that are sent as files' },
  { scope: 'usergroups:read', use: 'to know whom a role was granted to by a user group' },
  { scope: 'users:read', use: "to know a person's name and language" },
  { scope: 'reactions:write', use: 'to show with an hourglass that it is at it', isOptional: true },
  { scope: 'assistant:write', use: 'to offer things to say in direct messages', isOptional: true },
];

/** The events the bot listens to. */
export const slackEvents = ['app_home_opened', 'app_mention', 'message.im'] as const;

/** What Slack offers beside the box that one writes in, everywhere; `callback_id` is the action of a button that does the same. */
export const slackShortcuts = [
  { name: 'New cluster', callback_id: 'ask:cluster-create', description: 'Create a cluster from a template' },
  { name: 'My clusters', callback_id: 'cmd:cluster-list', description: 'List the clusters of my project' },
  { name: 'Ask for quota', callback_id: 'ask:quota-request', description: 'Ask for another quota' },
] as const;

/** How Slack reaches the program: by its own connection, or at a public address. */
export type SlackManifestOptions =
  | { readonly mode: 'socket' }
  /** `url`: the public base of the program, `https://chatops.example.org`. */
  | { readonly mode: 'http'; readonly url: string };

/**
 * The Slack app as Slack's "From a manifest" takes it, version 1 of its schema
 * (docs.slack.dev/reference/app-manifest).
 */
export function slackManifest(options: SlackManifestOptions) {
  const address = options.mode === 'http' ? `${options.url.replace(/\/+$/, '')}${eventsPath}` : undefined;
  return {
    _metadata: { major_version: 1, minor_version: 1 },
    display_information: {
      name: 'Magnum',
      description: 'Container clusters on OpenStack: create, follow, scale and delete them in chat',
      background_color: '#1d3557',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      agent_view: {
        agent_description:
          'Container clusters on OpenStack: say what you want in your own words, in English or Chinese, or press a button. Every change is shown before it is done.',
      },
      shortcuts: slackShortcuts.map((one) => ({ ...one, type: 'global' as const })),
      bot_user: { display_name: 'magnum', always_online: true },
      slash_commands: [
        {
          command: '/magnum',
          description: 'Manage container clusters',
          usage_hint: 'cluster-create ci --cluster-template swarm-template --node-count 1 | help',
          should_escape: false,
          ...(address && { url: address }),
        },
      ],
    },
    oauth_config: { scopes: { bot: slackScopes.map((one) => one.scope) } },
    settings: {
      event_subscriptions: {
        ...(address && { request_url: address, message_menu_options_url: address }),
        bot_events: [...slackEvents],
      },
      interactivity: { is_enabled: true, ...(address && { request_url: address }) },
      org_deploy_enabled: false,
      socket_mode_enabled: options.mode === 'socket',
      token_rotation_enabled: false,
    },
  };
}
