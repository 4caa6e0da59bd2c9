/** What one says before a colon and an order of one's own; or something is told there that is longer than a label. */
const own =
  /\bplease$|^(we|i|it|they|this|that|the|our|my)\b|^(please|pls|plz|hi|hello|hey|yo|dear|ok|okay|urgent(ly)?|asap|important|request|my request|quick (one|request|favou?r|question|ask|thing)|favou?r|small (request|favou?r|ask)|a (request|favou?r)|one (more )?(thing|request|favou?r)|another (thing|one|request)|also|now|so|and|well|right|alright|anyway|action|task|order|to magnum|magnum|bot|magnum-?bot|team|all|everyone|folks|thanks|decision|answer|correction|update|cluster|clusters|template|templates|new|delete|remove|create|resize|scale|upgrade)\b/;

/**
 * Whether an order stands behind a label that is nobody's who speaks: "plan: scale ci to 5", "OPS-77: delete ci", "deps: bump ci to 5". What
 * is named in the label is what the order is of ("ci: delete it").
 */
export function isLabelled(message: string, named: readonly string[]): boolean {
  const label = /^\s*([^:：.!?,;\n]{1,30}?)\s*[:：](?=\s)/u.exec(message)?.[1]?.toLowerCase();
  if (label === undefined || label.split(/\s+/).length > 2 || own.test(label)) return false;
  return (
    /^[\p{Script=Latin}\d#_./ ()-]+$/u.test(label) &&
    !named.some((name) => label.includes(name.toLowerCase()))
  );
}
