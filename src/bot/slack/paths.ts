/** Where Slack delivers in HTTP mode: commands, interactivity and events alike. */
export const eventsPath = '/slack/events';
