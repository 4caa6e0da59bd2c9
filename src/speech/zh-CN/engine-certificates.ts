import type { Catalogue } from '../catalogue.js';

/** Certificates and keys, as the engine refuses them. */
export const engineCertificates: Catalogue = {
  'Cluster {} has no authority of its own for {}: its driver uses one for everything.':
    '集群 {1} 没有用于 {2} 的独立证书颁发机构：其驱动统一使用一个。',
  'Leave ca_cert_type out.': '请去掉 ca_cert_type。',
  'Cluster {} has no certificate authority yet.': '集群 {1} 还没有证书颁发机构。',
  'It is made in the first seconds of a create. Try again in a moment.':
    '它会在创建开始后的几秒内生成。请稍后再试。',
  'node of {}': '{1} 的节点',
  'Unknown OID': 'Unknown OID',
  "Extension '<Extension(oid=<ObjectIdentifier(oid={}, name={})>, critical=True)>' not allowed":
    '不允许扩展“<Extension(oid=<ObjectIdentifier(oid={1}, name={2})>, critical=True)>”',
  'Leave it out of the request, or do not mark it as critical. Allowed are subjectAltName, extendedKeyUsage, subjectKeyIdentifier, basicConstraints CA:FALSE, and the keyUsages digitalSignature, nonRepudiation, keyEncipherment.':
    '请从签名请求中去掉它，或不要标记为 critical。允许的有 subjectAltName、extendedKeyUsage、subjectKeyIdentifier、basicConstraints CA:FALSE，以及 keyUsage 中的 digitalSignature、nonRepudiation、keyEncipherment。',
  'This looks like a part of a private key, so it was neither read nor kept.':
    '这看起来是私钥的一部分，因此未读取，也未保存。',
  'If it is one, delete it here and make a new key. A request or a certificate is sent whole, from its BEGIN line to its END line.':
    '如果确实是，请在此删除并另建密钥。签名请求或证书须完整发送，从 BEGIN 行到 END 行。',
  'This is a private key, and it was not kept.': '这是私钥，未保存。',
  'If it stands in a message or a file here, delete that. Make a new key, for this one has been shown, and send only the signing request (.csr) made from it.':
    '如果它在此处的消息或文件中，请删除。此私钥已泄露，请另建密钥，并只发送由其生成的签名请求（.csr）。',
  'A request has at most {} characters; this has {}.': '签名请求最多 {1} 个字符；此请求有 {2} 个。',
  'Send one block of PEM text, from -----BEGIN CERTIFICATE REQUEST----- to -----END CERTIFICATE REQUEST-----.':
    '请发送一段 PEM 文本，从 -----BEGIN CERTIFICATE REQUEST----- 到 -----END CERTIFICATE REQUEST-----。',
  'What stands between BEGIN and END is no signing request.': 'BEGIN 与 END 之间的内容不是签名请求。',
  'Its signature was not made with its own key: make the request again.':
    '其签名不是由自身密钥生成的：请重新生成签名请求。',
  'An RSA key has {} to {} bits; this has {}.': 'RSA 密钥应为 {1} 到 {2} 位；此密钥为 {3} 位。',
  'Its key is on a curve without a name.': '其密钥使用了未命名的曲线。',
  'Its key is {}; RSA, EC and Ed25519 keys are signed.': '其密钥为 {1!}；仅签署 RSA、EC 和 Ed25519 密钥。',
  'of an unknown kind': '未知类型',
  "Received invalid csr b'{}…'.": '收到的签名请求无效：b“{1}…”。',
  "Received invalid csr b'{}'.": '收到的签名请求无效：b“{1}”。',
  'The template of {} is gone.': '{1} 的集群模板已不存在。',
  'Rotating the CA certificate on a non-TLS cluster is not supported':
    '不支持在未启用 TLS 的集群上轮换 CA 证书',
  "'rotate_ca_certificate' is not supported by this driver.": '此驱动不支持“rotate_ca_certificate”。',
  'Nothing was changed. No server of such a cluster has a certificate of its authority.':
    '未做任何更改。此类集群的服务器没有由其颁发机构签发的证书。',
  'the database': '数据库',
  Barbican: 'Barbican',
  'the folder of certificates': '证书目录',
  'A certificate is not in {} any more: {}.': '{1!}中已没有该证书：{2}。',
  'It was removed there by somebody else. Without it nothing can be signed for its cluster.':
    '它已被他人移除。没有它就无法为该集群签发证书。',
  'Failed to create certificates for Cluster: {}. {}': '未能为集群 {1} 创建证书。{2!}',
};
