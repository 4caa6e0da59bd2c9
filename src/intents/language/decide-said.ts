const approves =
  /^(?:(?:ok|okay|yes|please|i)[,\s]+)*approve (?:it|this|that|this one|that one|(?:this|that|the) request)(?:,? please)?[.!]*$|^(?:请)?(?:我)?(?:批准|同意|通过|批)(?:了)?(?:它|这个|那个|该|此)(?:申请|请求)?(?:吧)?[。！]*$|^(?:把)?(?:它|这个|那个)(?:申请|请求)?(?:批准|批|通过)(?:了)?(?:吧)?[。！]*$/i;
const denies =
  /^(?:(?:no|please|i)[,\s]+)*(?:deny|reject|decline|refuse) (?:it|this|that|this one|that one|(?:this|that|the) request)(?:,? please)?[.!]*$|^(?:请)?(?:我)?(?:驳回|拒绝|否决)(?:了|掉)?(?:它|这个|那个|该|此)(?:申请|请求)?(?:吧)?[。！]*$|^(?:把)?(?:它|这个|那个)(?:申请|请求)?(?:驳回|拒绝|否决)(?:了|掉)?(?:吧)?[。！]*$/i;

/** "Approve it", "驳回这个申请": what is to be done with a request that is not named; null for other words. */
export function decidesSaid(message: string): 'approve' | 'deny' | null {
  const said = message.trim();
  if (approves.test(said)) return 'approve';
  return denies.test(said) ? 'deny' : null;
}
