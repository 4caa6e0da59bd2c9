import { riskOf } from '../intent-names.js';
import { nothing, type Reading } from '../reading.js';

const english =
  /^(?:(?:ah|oh|phew|yay|great|nice|cool|good|hey|ok|wow|hm+|well|so|and|looks like|seems(?: like)?|apparently|turns out|glad(?: that)?|happy(?: that)?|good (?:that|to see)|fyi)[,: ]+)*(?:i (?:think|guess|believe|suppose|feel|like|love|hate|know|see|noticed|hear)\b[^?]*|(?:the |our |my )?(?:cluster )?[\w.-]+(?: cluster)?(?:'s| is| are| was| were| looks| seems| feels| works| has been| came| went| runs)\b[^?]*\b(?:again|now|finally|already|at last|back|thanks|thank you|thx|cheers|fine|ok|okay|good|great|well|nice|healthy|green|happy|terrible|awful|ugly|boring|funny|weird|silly|bad|slow|fast|huge|tiny|expensive|cheap|my favou?rite|mine|ours|theirs|yours|important|useless|a (?:\w+ )?(?:name|mess|joke|beast|beauty|disaster|pain|shame|pet|toy)))(?: (?:today|for (?:me|us|now)|to me))?(?:[,.! ]+(?:thanks|thank you|thx|cheers|everyone|folks|team|all|btw|though|imo|i think))*[.! ]*$/i;
const chinese =
  /^(?:我(?:觉得|认为|感觉|看|猜|喜欢|讨厌)|看来|好像|终于|谢谢)?.{0,12}(?:现在|终于|又|已经|总算)?(?:好了|恢复了?|正常了|没事了|没问题了|可以了|活了|稳定了|好多了|快多了)(?:[，,]?\s*(?:谢谢|多谢|辛苦了?|感谢|太好了|哈))*[。！!~ ]*$/;
const asks =
  /[?？吗么]|呢\s*$|\b(?:show|status|state|health|details|how|what|which|where|when|why|who|tell|check|see if|whether)\b|状态|情况|详情|看看|查/i;
const thanks = /\b(?:thanks|thank you|thx|cheers)\b|谢|辛苦/i;

/** "I think ml-lab is a terrible name", "prod is ok again, thanks": what somebody thinks of a cluster is no wish to look at it. */
export function withoutOpinion(message: string, reading: Reading): Reading {
  if (!/^cluster-(show|events|list)$/.test(reading.intent) || riskOf(reading.intent) !== 'read')
    return reading;
  const said = message.trim();
  if (asks.test(said) || !(english.test(said) || chinese.test(said))) return reading;
  return nothing(thanks.test(said) ? 'smalltalk' : 'report', 0.8);
}
