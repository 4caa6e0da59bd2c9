import { riskOf } from '../intent-names.js';
import type { Understood } from '../meaning/understand.js';
import { is, type Token } from '../text/token.js';
import type { ClauseMood } from './mood.js';

/** How sure the reader may be: less for every word that the meaning does not explain, least where much is at stake. */
export function confidenceOf({ candidate, facts, left }: Understood, mood: ClauseMood): number {
  const risk = riskOf(candidate.intent);
  const careful = risk === 'destructive' || risk === 'privileged';
  let sure = mood === 'suggestion' ? 0.75 : 0.97;
  if (risk !== 'read') sure -= strayNouns(facts, candidate.intent) * 0.65;
  for (const token of left) sure -= weight(token) * (careful ? 1.6 : 1);
  const unknown = candidate.uses.filter(({ token, said }) => !is(token, 'ENT') && said === null).length;
  sure -= unknown * 0.1;
  const speaks = facts.has('V.*', 'Q.*', 'N.*', 'UP', 'YET', 'P.to', 'NUM', 'REQ');
  if (!speaks) sure -= unknown > 0 ? 0.6 : 0.35;
  return Math.max(0, Math.round(sure * 100) / 100);
}

function weight(token: Token): number {
  if (is(token, 'ENT')) return 0.3;
  if (is(token, 'NAME')) return 0.25;
  if (is(token, 'NUM')) return 0.2;
  if (is(token, 'WORD')) return 0.16;
  if (is(token, 'HAN')) return 0.1;
  return 0.2;
}

/** Nouns of this world that a change leaves unexplained: "attach a volume to node 2" is no resize. */
function strayNouns({ tokens }: Understood['facts'], intent: string): number {
  if (!/^(cluster-(resize|delete|create|upgrade)|nodegroup-delete)$/.test(intent)) return 0;
  return tokens.filter(
    (token) =>
      !token.used &&
      token.tags.every(
        (tag) => tag.startsWith('A.') && !/^A\.(label|min|max|size|default|coe|nodecount)$/.test(tag),
      ),
  ).length;
}
