/** Properties of cards, forms, facts and commands: what stands there is said, one word or many. */
const said = new Set(
  `title text label value caption detail placeholder hint submit footnote columns summary meaning advice plain typedLabel
   alt reason words what message question description`.split(/\s+/),
);

/** Properties that programs read. What stands deeper in the last of them may be said all the same. */
const unsaid =
  /^(code|type|name|kind|id|action|examples|when|href|class|className|style|value_type|pattern|path)$/;
const looked = /^(code|name)$/;

/** Attributes of the playground's page that are read out or shown. */
const attributes = /^(title|placeholder|aria-label|label|alt)$/;

/** Calls whose texts reach nobody: they compare, look up, count or go to a program. */
const unheardCalls = new Set(
  `log logger console includes startsWith endsWith split join replace replaceAll indexOf test match get has set literal enum
   discriminatedUnion padEnd padStart localeCompare createHash createHmac createCipheriv createDecipheriv getElementById
   querySelector querySelectorAll addEventListener setAttribute toLocaleDateString toLocaleTimeString DateTimeFormat header
   register brand on once emit import $queryRaw $executeRaw $queryRawUnsafe $executeRawUnsafe describe`.split(
    /\s+/,
  ),
);

/** Faults of the program itself. */
const faults = /^(Error|TypeError|RangeError|SyntaxError|URL|RegExp|Intl)$/;

/** How the value of a property is looked at: `said`, `looked` or not at all. */
export function propertyKind(name) {
  if (said.has(name)) return 'said';
  return unsaid.test(name) && !looked.test(name) ? 'skipped' : 'looked';
}

/** How an attribute of the page is looked at. */
export function attributeKind(name) {
  return attributes.test(name) ? 'said' : 'looked';
}

/** How the arguments of a call are looked at; the page’s `t` says even a word alone, `log` and faults say nothing, whatever they are given. */
export function callKind({ type, callee }) {
  const path = pathOf(callee);
  const name = path.at(-1);
  if (name === 'counted') return 'counted';
  if (name === 't') return 'said';
  if (path.slice(0, -1).some((each) => /^log(ger)?$/.test(each))) return 'skipped';
  if (type === 'NewExpression' && faults.test(name)) return 'skipped';
  return unheardCalls.has(name) ? 'unheard' : 'looked';
}

/** `bot.log.warn(…)` as `bot`, `log`, `warn`. */
function pathOf(callee) {
  const path = [];
  for (let at = callee; at; at = at.object ?? at.callee ?? at.expression)
    if (at.type === 'MemberExpression') path.unshift(at.property.name);
    else if (at.type === 'Identifier') path.unshift(at.name);
  return path;
}
