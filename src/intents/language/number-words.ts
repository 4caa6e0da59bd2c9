/** A small number in figures or in words, as part of a form. */
export const numberForm =
  '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[一二两三四五六七八九十百]+)';

const takenBack = new RegExp(
  `(?<![\\w-])${numberForm}\\s*个?(?:\\s+(?:nodes?|workers?))?[\\s.,，…—-]*(?:\\b(?:no|sorry|wait|er+m?|i mean|rather|make that)\\b|不对?|哦不|不是)[\\s,，]+(?=${numberForm})`,
  'giu',
);

/** "Two... no, three workers" without the number that is taken back. */
export function withoutTakenBack(said: string): string {
  return said.replace(takenBack, '');
}

const enough = new RegExp(
  `^那?(?:i think )?(${numberForm})\\s*个?\\s*(?:nodes?|workers?|节点)?\\s*(?:(?:is|are|will be|should be) (?:enough|plenty|fine|ok|okay|all right)|(?:will|should) do|then|instead|就?(?:够了?|行了?|可以了?|好了?)|吧|呢|怎么样)(?: please)?[.!?。！？]*$`,
  'iu',
);

const proposed = new RegExp(
  `^(?:and |ok,? |so )?(?:how about|what about|maybe|perhaps|what if it was)\\s+(${numberForm})(?: nodes?| workers?)?(?: then)?[.!?]*$`,
  'i',
);

/** The number that is enough, or proposed: of "five is enough", "how about five?", "五个就够了", "五个呢". */
export function enoughSaid(said: string): string | undefined {
  return enough.exec(said.trim())?.[1] ?? proposed.exec(said.trim())?.[1];
}
