import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A model server of the tests. */
export interface ModelServer {
  /** What `LLM_URL` takes. */
  readonly url: string;
  /** What it was asked, oldest first. */
  readonly bodies: readonly string[];
  stop(): Promise<void>;
}

/**
 * Starts a model on this machine that speaks OpenAI's API and proposes for each request the draft, or says the `text`, that it is told;
 * null: it fails, `silence`: it never answers.
 */
export async function startModel(answer: (body: string) => object | 'silence' | null): Promise<ModelServer> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      bodies.push(body);
      const draft = answer(body);
      if (draft === 'silence') return;
      if (!draft) {
        response.writeHead(500).end('{}');
        return;
      }
      const isRewording = body.includes('"rewording"');
      const call = {
        id: 'call_1',
        type: 'function',
        function: isRewording
          ? { name: 'rewording', arguments: JSON.stringify(draft) }
          : { name: 'meaning', arguments: JSON.stringify({ draft }) },
      };
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          id: 'chatcmpl-1',
          object: 'chat.completion',
          created: 1,
          model: 'test',
          choices: [
            {
              index: 0,
              finish_reason: 'tool_calls',
              message: { role: 'assistant', content: null, tool_calls: [call] },
            },
          ],
          usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
        }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    bodies,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
