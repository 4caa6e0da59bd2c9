import { createHmac } from 'node:crypto';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { Json } from './workspace.js';

/** Deliveries to the bot: as envelopes of Socket Mode where it is connected, else as signed HTTP requests. */

export type DeliveryKind = 'slash_commands' | 'interactive' | 'events_api';

export interface Delivered {
  /** The bot acknowledged within Slack's 3 s. */
  readonly acked: boolean;
  readonly ms: number;
  readonly body: Json;
}

export interface Deliveries {
  /** Every acknowledgement so far. */
  readonly log: Delivered[];
  readonly sockets: Set<WebSocket>;
  send(kind: DeliveryKind, payload: Json, retry?: { num: number; reason: string }): Promise<Delivered>;
  /** The bot's answer to an envelope. */
  acknowledge(text: string): void;
  /** Where HTTP mode delivers to. */
  endpoint: { url: string; signingSecret: string } | null;
}

const limitMs = 3000;
const Ack = z.object({ envelope_id: z.string(), payload: z.record(z.string(), z.unknown()).optional() });

export function createDeliveries(): Deliveries {
  const waiting = new Map<string, (body: Json) => void>();
  let envelopes = 0;

  function overSocket(
    socket: WebSocket,
    kind: DeliveryKind,
    payload: Json,
    retry?: { num: number; reason: string },
  ) {
    envelopes += 1;
    const envelope_id = `envelope-${envelopes}`;
    return new Promise<Json>((resolve) => {
      waiting.set(envelope_id, resolve);
      socket.send(
        JSON.stringify({
          envelope_id,
          type: kind,
          payload,
          accepts_response_payload: kind !== 'events_api',
          ...(kind === 'events_api' && { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' }),
        }),
      );
    });
  }

  async function overHttp(
    kind: DeliveryKind,
    payload: Json,
    retry?: { num: number; reason: string },
  ): Promise<Json | null> {
    if (!deliveries.endpoint) throw new Error('The bot is neither connected nor reachable over HTTP.');
    const form = (fields: Json) =>
      new URLSearchParams(
        Object.entries(fields).flatMap(([key, value]) =>
          typeof value === 'string' ? [[key, value] as [string, string]] : [],
        ),
      ).toString();
    const body =
      kind === 'events_api'
        ? JSON.stringify(payload)
        : kind === 'interactive'
          ? form({ payload: JSON.stringify(payload) })
          : form(payload);
    const stamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', deliveries.endpoint.signingSecret)
      .update(`v0:${stamp}:${body}`)
      .digest('hex');
    const answer = await fetch(deliveries.endpoint.url, {
      method: 'POST',
      headers: {
        'content-type': kind === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': stamp,
        'x-slack-signature': `v0=${signature}`,
        ...(retry && { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason }),
      },
      body,
    });
    const text = await answer.text();
    if (!answer.ok) return null;
    return z
      .record(z.string(), z.unknown())
      .catch({})
      .parse(text === '' ? {} : safeJson(text));
  }

  const deliveries: Deliveries = {
    log: [],
    sockets: new Set(),
    endpoint: null,
    async send(kind, payload, retry) {
      const since = Date.now();
      const open = [...deliveries.sockets].filter((socket) => socket.readyState === socket.OPEN);
      const socket = open[Math.floor(Math.random() * open.length)];
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<null>((resolve) => {
        timer = setTimeout(resolve, limitMs, null);
      });
      const work = socket
        ? overSocket(socket, kind, payload, retry)
        : overHttp(kind, payload, retry).catch(() => null);
      const body = await Promise.race([work, late]);
      clearTimeout(timer);
      const delivered = { acked: body !== null, ms: Date.now() - since, body: body ?? {} };
      deliveries.log.push(delivered);
      return delivered;
    },
    acknowledge(text) {
      const { envelope_id, payload } = Ack.parse(JSON.parse(text));
      waiting.get(envelope_id)?.(payload ?? {});
      waiting.delete(envelope_id);
    },
  };
  return deliveries;
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}
