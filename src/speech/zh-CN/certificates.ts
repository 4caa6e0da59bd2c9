import type { Catalogue } from '../catalogue.js';

/** Certificates: signing, showing, replacing, connecting with them. */
export const certificates: Catalogue = {
  "Replace a cluster's certificate authority": '更换集群的证书颁发机构',
  'name or uuid of the cluster': '集群的名称或 uuid',
  'Replace the certificate authority of {}?': '更换 {1} 的证书颁发机构吗？',
  'Every certificate that it has signed stops working once the servers have the new one. This cannot be undone.':
    '服务器换用新的颁发机构后，原先签发的证书全部失效。此操作无法撤销。',
  '{} must fetch a new one': '{1!}须重新获取证书',
  '{} person': '{1} 人',
  '{} people': '{1} 人',
  'Name of the cluster': '集群名称',
  Replace: '更换',
  "Show a cluster's certificate authority, and what it has signed": '显示集群的证书颁发机构及其签发的证书',
  'Certificate authority of {}': '{1} 的证书颁发机构',
  'Sign a request': '签署请求',
  'How to connect': '如何连接',
  '{} signed for people; the newest {} are shown.': '已为用户签发 {1!}；显示最新的 {2} 个。',
  '{} certificate': '{1} 个证书',
  '{} certificates': '{1} 个证书',
  'Certificates of the cluster’s own nodes are not listed.': '不列出集群自身节点的证书。',
  'signed for': '签发给',
  'Have a certificate signing request signed': '签署证书签名请求',
  'the signing request (.csr), never a private key': '签名请求（.csr），切勿提供私钥',
  'Certificate for {}': '{1} 的证书',
  'You are reminded 30, 7 and 1 days before it expires.': '到期前 30、7 和 1 天会提醒您。',
  'in {}': '{1!}后',
  '{} day': '{1} 天',
  '{} days': '{1} 天',
  'The certificate authority of {} expires in {}': '{1} 的证书颁发机构将在 {2!}后到期',
  'After that nothing that it signed is accepted any more, and nobody reaches the cluster.':
    '到期后其签发的证书均不再被接受，所有人都无法访问集群。',
  'Replace it': '更换',
  'What it has signed': '查看签发的证书',
  'Your certificate for {} expires in {}': '您用于 {1} 的证书将在 {2!}后到期',
  'Make a new request and have it signed. The old certificate works until it expires.':
    '请重新生成签名请求并签署。旧证书在到期前仍然有效。',
  'How to make one': '如何生成',
  Subject: '主体',
  'Alternative names': '备用名称',
  Usages: '用途',
  Expires: '到期时间',
  'SHA-256 fingerprint': 'SHA-256 指纹',
  'Certificates of the old authority of {} stop working when its servers have the new one.':
    '{1} 的服务器换上新颁发机构后，旧颁发机构签发的证书即失效。',
  'Certificates of the old authority of {} are worth nothing any more.': '{1} 旧颁发机构签发的证书均已失效。',
  '{}Nobody here had one; whoever needs one: ca-sign {}.': '{1!}此处无人持有证书；如有需要：ca-sign {2}。',
  ': have a new one signed with ca-sign {}.': '：请用 ca-sign {1} 重新签署证书。',
  '# have {} signed in this chat, and save the answer as {}:': '# 在此聊天中签署 {1}，并将结果保存为 {2}：',
  'How to connect to a cluster: address, authority, settings': '如何连接集群：地址、颁发机构、设置',
  'How to connect to {}': '如何连接 {1}',
  'Put the files into an empty folder and go on there. The private key is made on your machine and stays there: never send it.':
    '请把文件放入空目录并在其中继续。私钥在您的机器上生成并保留在那里：切勿发送。',
  'This cluster has no TLS: whoever reaches its address commands it.':
    '此集群未启用 TLS：能访问其地址的人都能操作它。',
  Mesos: 'Mesos',
  Marathon: 'Marathon',
  'There is no configuration for {} clusters: connect to {}.': '{1} 集群没有客户端配置：请连接 {2}。',
  "WARNING: The cluster's api_address is not known yet. Ask again when the cluster is complete.":
    '警告：集群的 api_address 尚未确定。请在集群完成后再查询。',
};
