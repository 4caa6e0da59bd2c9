import type { Catalogue } from '../catalogue.js';

/** What stands in pictures beside names and numbers. */
export const pictures: Catalogue = {
  '{}, no limit': '{1}，不限',
  '{} not drawn': '另有 {1!}未画出',
  '{} smaller cluster': '{1} 个较小的集群',
  '{} smaller clusters': '{1} 个较小的集群',
  'What Heat was at, from the moment it was asked': '自提出请求起 Heat 的各项工作',
  '{}, going on': '{1!}，进行中',
  '{}, failed': '{1!}，失败',
  'the cloud at work': '云平台处理中',
  "waits for the node's own software": '等待节点自身的软件',
  '{} quicker ones are not drawn': '另有 {1} 个较快的未画出',
};
