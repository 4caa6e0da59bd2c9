// The least that a Discord app can be: discord.js that answers every command at once and does nothing else.
import { Client, GatewayIntentBits } from 'discord.js';

const { DISCORD_TOKEN, DISCORD_API_URL = '' } = process.env;
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: DISCORD_API_URL } });
client.on('interactionCreate', async ({ id, token }) => {
  const body = { type: 4, data: { content: 'ok', flags: 64, allowed_mentions: { parse: [] } } };
  await client.rest.post(`/interactions/${id}/${token}/callback`, { auth: false, body });
});
client.once('clientReady', () => console.log('started'));
await client.login(DISCORD_TOKEN);
