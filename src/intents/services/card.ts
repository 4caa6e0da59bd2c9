import type { Card } from '../../card/card.js';
import { own } from '../../card/own.js';
import { shown } from '../../card/words.js';
import type { Caller } from '../../engine/caller.js';
import type { Engine } from '../../engine/engine.js';
import { listServices } from '../../engine/services/list.js';
import { type MagnumService, serviceState } from '../../engine/services/service.js';

/** A conductor that was disabled or enabled, and whether another one takes its place. */
export async function serviceCard(engine: Engine, caller: Caller, service: MagnumService): Promise<Card> {
  const { host, disabled, disabledReason } = service;
  const able = (await listServices(engine, caller)).filter((each) => each.state === 'up' && !each.disabled);
  const others = able.map((each) => own(each.host)).join(', ');
  const next = others
    ? `New work goes to ${others}.`
    : 'No other conductor is up: nothing new begins until one is.';
  return {
    title: `Conductor ${host} is ${disabled ? 'disabled' : 'enabled'}`,
    tone: disabled ? 'warning' : 'success',
    text: disabled
      ? `It goes on with what it has begun, and begins nothing new. ${next}`
      : 'It takes new work again.',
    facts: [
      { label: 'state', value: serviceState(service) },
      ...(disabled ? [{ label: 'disabled_reason', value: own(shown(disabledReason)) }] : []),
    ],
    ...(disabled ? { footnote: `To take it back: /magnum service-enable ${host}` } : {}),
  };
}
