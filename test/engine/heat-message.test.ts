import { describe, expect, it } from 'vitest';
import { endedStack } from '../../src/engine/heat-notifications/message.js';

const message = (eventType: string) => ({
  event_type: eventType,
  publisher_id: 'orchestration.host',
  priority: 'INFO',
  payload: { stack_identity: 'arn:openstack:heat::p1:stacks/swarm-abc/1234-5678', state: 'CREATE_COMPLETE' },
});
const wrapped = (eventType: string) => ({
  'oslo.version': '2.0',
  'oslo.message': JSON.stringify(message(eventType)),
});

describe('a notification of Heat', () => {
  it.each(['end', 'error'])('names the stack for which something is over: %s', (how) => {
    expect(endedStack(wrapped(`orchestration.stack.create.${how}`))).toBe('1234-5678');
    expect(endedStack(Buffer.from(JSON.stringify(wrapped(`orchestration.stack.delete.${how}`))))).toBe(
      '1234-5678',
    );
  });

  it('is read without an envelope too, as older ones send it', () => {
    expect(endedStack(message('orchestration.stack.update.end'))).toBe('1234-5678');
  });

  it.each([
    wrapped('orchestration.stack.create.start'),
    wrapped('orchestration.autoscaling.end'),
    wrapped('compute.instance.create.end'),
    { 'oslo.version': '2.0', 'oslo.message': 'no JSON' },
    { 'oslo.message': JSON.stringify({ event_type: 'orchestration.stack.create.end', payload: {} }) },
    'no JSON',
    null,
  ])('says nothing where nothing is over: %j', (body) => {
    expect(endedStack(body)).toBeNull();
  });
});
