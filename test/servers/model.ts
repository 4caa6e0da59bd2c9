import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A model server of the tests. */
export interface ModelServer {
  /** What `LLM_URL` takes for a provider that speaks OpenAI's API. */
  readonly url: string;
  /** What it takes for Anthropic's and Ollama's. */
  readonly root: string;
  /** What it was asked, oldest first. */
  readonly bodies: readonly string[];
  stop(): Promise<void>;
}

/** What a model says, in the words of its API: a call of the tool that it was offered, or text in the form that it was given. */
const protocols: Readonly<Record<string, (tool: string, said: object) => object>> = {
  '/v1/chat/completions': (name, said) => ({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'test',
    choices: [
      {
        index: 0,
        finish_reason: 'tool_calls',
        message: {
          role: 'assistant',
          content: null,
          tool_calls: [
            { id: 'call_1', type: 'function', function: { name, arguments: JSON.stringify(said) } },
          ],
        },
      },
    ],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  }),
  '/v1/messages': (name, input) => ({
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'test',
    content: [{ type: 'tool_use', id: 'toolu_1', name, input }],
    stop_reason: 'tool_use',
    stop_sequence: null,
    usage: { input_tokens: 1, output_tokens: 1 },
  }),
  '/api/chat': (_, said) => ({
    model: 'test',
    created_at: '2026-01-01T00:00:00Z',
    message: { role: 'assistant', content: JSON.stringify(said) },
    done: true,
    done_reason: 'stop',
    prompt_eval_count: 1,
    eval_count: 1,
  }),
};

/**
 * Starts a model on this machine that speaks the APIs of OpenAI, Anthropic and Ollama and proposes for each request the draft, or says the
 * `text`, that it is told; null: it fails, `silence`: it never answers.
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
      const speak = protocols[new URL(request.url ?? '', 'http://localhost').pathname];
      const said = answer(body);
      if (said === 'silence') return;
      if (!said || !speak) {
        response.writeHead(said ? 404 : 500).end('{}');
        return;
      }
      const tool = 'text' in said ? 'rewording' : 'meaning';
      response.setHeader('content-type', 'application/json');
      response.end(`${JSON.stringify(speak(tool, tool === 'meaning' ? { draft: said } : said))}\n`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const root = `http://127.0.0.1:${port}`;
  return {
    url: `${root}/v1`,
    root,
    bodies,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
