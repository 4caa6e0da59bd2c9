const english =
  /^(?:(?:and|but|also|please|then|just|let'?s)\s+)*(?:(?:(?:call|name|rename) (?:it|this|that|this one|the new one|the cluster|the group)|(?:the |its )?name (?:it|is|should be|will be|to|=)|named|call?l?ed|calld|the name)(?: to| as)?)\s+(.+)$|^name\s*[:=]\s*(.+)$/i;
const chinese =
  /^(?:就|给它|把它|它|集群)?(?:叫做?|起名叫?|取名叫?|命名为|名字?(?:就)?(?:叫做?|是|改[成为]|为|换成)|名称(?:是|为|改[成为])?|名[字称]?\s*[:：]|改名[叫为成]?)(?:它)?\s*[“"'「]?([^”"'」]+)[”"'」]?$/;

/** The name that "call it lab1" or "叫 lab1" gives to something new, as typed: whoever makes it says what names may be. Null for other words. */
export function named(said: string): string | null {
  const found = english.exec(said) ?? chinese.exec(said);
  const name = (found?.[1] ?? found?.[2])?.trim().replace(/^["'“](.*)["'”]$/, '$1');
  return name && name.split(/\s+/).length <= 2 ? name : null;
}
