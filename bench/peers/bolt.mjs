// The least that a Slack app can be: Bolt that acknowledges every command and does nothing else.
import bolt from '@slack/bolt';

const {
  SLACK_BOT_TOKEN: token,
  SLACK_APP_TOKEN: appToken,
  SLACK_SIGNING_SECRET,
  SLACK_API_URL,
  PORT,
} = process.env;
const app = new bolt.App({
  token,
  ...(appToken
    ? { appToken, socketMode: true }
    : { signingSecret: SLACK_SIGNING_SECRET, endpoints: '/slack/events' }),
  clientOptions: { slackApiUrl: SLACK_API_URL },
  logLevel: bolt.LogLevel.ERROR,
});
app.command(/.*/, async ({ ack }) => {
  await ack();
});
await app.start(Number(PORT));
console.log('started');
