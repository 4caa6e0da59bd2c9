import { type Button, type Card, longestAction, longestLabel } from '../../card/card.js';
import { counted, elapsed, moment } from '../../card/words.js';
import { type Candidate, EngineError } from '../../engine/errors.js';
import { keepPending } from '../../engine/store/pending.js';
import { argumentsOf, withoutFields } from '../../intents/command.js';
import { writeCommand } from '../../intents/grammar/write.js';
import type { Intent } from '../../intents/intent.js';
import type { Turn } from './turn.js';

const mostButtons = 5;

/**
 * Where a name fits several, asks which was meant: what tells them apart, and a button each that says the same command of that one.
 * Answers whether it has asked.
 */
export async function askWhich(
  turn: Turn,
  intent: Intent,
  slots: Readonly<Record<string, unknown>>,
  error: unknown,
): Promise<boolean> {
  if (!(error instanceof EngineError) || error.candidates.length === 0) return false;
  const safe = withoutFields(intent.command, { ...slots });
  const actions = await actionsFor(turn, intent, safe, error);
  const { candidates } = error;
  const columns = Object.keys(candidates[0]?.facts ?? {});
  const card: Card = {
    title: 'Several have that name',
    tone: 'warning',
    text: 'Which one is meant? The uuid may be typed in place of the name.',
    table: {
      columns: [...columns, 'uuid'],
      rows: candidates.map(({ uuid, facts }) => [...columns.map((name) => said(facts[name])), uuid]),
    },
    buttons: candidates.slice(0, mostButtons).flatMap((each): Button[] => {
      const action = actions.get(each.uuid);
      return action ? [{ label: labelOf(each), style: 'plain', action }] : [];
    }),
  };
  await turn.responder.card(card);
  return true;
}

/** By uuid the action that says it all again of that one. A command that is too long for a button waits in the database. */
async function actionsFor(
  { bot, inbound }: Turn,
  { command }: Intent,
  slots: Record<string, unknown>,
  { field, candidates }: EngineError,
): Promise<Map<string, string>> {
  const actions = new Map<string, string>();
  const argument = argumentsOf(command).find(({ slot }) => slot === field || slot === `${field}s`);
  if (!argument) return actions;
  const value = slots[argument.slot];
  // Of several names nobody here knows which of them it was.
  if (Array.isArray(value) && value.length > 1) return actions;
  const asked = { name: command.name, slots, asked: argument.slot };
  let pending: string | null = null;
  for (const { uuid } of candidates) {
    const one = Array.isArray(value) ? [uuid] : uuid;
    const line = `cmd:${writeCommand(command, { ...slots, [argument.slot]: one })}`;
    if (line.length > longestAction)
      pending ??= await bot.engine.db.write((tx) =>
        keepPending(tx, { intent: asked, person: inbound.person, place: inbound.place }),
      );
    actions.set(uuid, line.length > longestAction ? `pick:${pending}:${uuid}` : line);
  }
  return actions;
}

function said(fact: string | number | Date | undefined): string {
  return fact instanceof Date ? moment(fact) : String(fact ?? '-');
}

/** `CREATE_COMPLETE · 2 nodes · 4 min old · 1f0c22de` */
function labelOf({ uuid, facts }: Candidate): string {
  const words = Object.entries(facts).map(([name, fact]) => {
    if (fact instanceof Date) return `${elapsed(Date.now() - fact.getTime())} old`;
    return typeof fact === 'number' ? counted(fact, name.replace(/s$/, '')) : fact;
  });
  const short = uuid.slice(0, 8);
  return `${words.join(' · ').slice(0, longestLabel - short.length - 3)} · ${short}`;
}
