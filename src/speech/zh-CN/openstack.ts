import type { Catalogue } from '../catalogue.js';

/** What this program says of OpenStack's services. Their own words stay as they are. */
export const openstack: Catalogue = {
  'it gave no reason for refusing {}': '未说明拒绝 {1} 的原因',
  '{} answered {}: {}': '{1} 返回 {2}：{3!}',
  '{} answered {} with something else than its API promises ({} at {}). Is there a proxy or another program at its address?':
    '{1} 返回 {2}，但内容不符合其 API（{4} 处：{3!}）。其地址上是否有代理或其他程序？',
  '{} answered {} with something else than its API promises ({}). Is there a proxy or another program at its address?':
    '{1} 返回 {2}，但内容不符合其 API（{3!}）。其地址上是否有代理或其他程序？',
  'unknown shape': '结构未知',
  'connection refused': '连接被拒绝',
  'connection reset': '连接被重置',
  'connection closed': '连接已关闭',
  'no connection in time': '连接超时',
  'unknown host name': '未知主机名',
  'the host name cannot be resolved now': '目前无法解析主机名',
  'no route to the host': '没有到主机的路由',
  'no route to the network': '没有到网络的路由',
  'it does not speak TLS: is its address http:// and not https://?':
    '对方不使用 TLS：其地址是否应为 http:// 而非 https://？',
  '{} at {}': '{1}（{2}）',
  "{} at {} did not answer within {} s. Try again, or ask the cloud's operator whether it is overloaded.":
    '{1}（{2}）在 {3} 秒内没有响应。请重试，或询问云平台运维人员是否过载。',
  '{} at {} shows a certificate that is not trusted ({}). Set OS_CACERT to the file of the authority that signed it, or OS_INSECURE=true for a test cloud.':
    '{1}（{2}）的证书不受信任（{3}）。请把 OS_CACERT 设为签发它的颁发机构文件，测试云可设置 OS_INSECURE=true。',
  'Check OS_AUTH_URL, and that this machine can reach it.': '请检查 OS_AUTH_URL，以及本机能否访问它。',
  "The address is from the cloud's catalogue: check OS_INTERFACE and OS_REGION_NAME, and that this machine can reach it.":
    '该地址来自云平台的服务目录：请检查 OS_INTERFACE 和 OS_REGION_NAME，以及本机能否访问它。',
  '{} at {} does not answer ({}). {}': '{1}（{2}）没有响应（{3!}）。{4!}',
  'connection failed': '连接失败',
  'an address that is no URL': '不是 URL 的地址',
  'Keystone answered the login without a token (no X-Subject-Token). Is there a proxy that drops headers?':
    'Keystone 的登录响应中没有令牌（缺少 X-Subject-Token）。是否有代理丢弃了响应头？',
  'Keystone refused the login of user {}. Check the user name, its domain and the password, and that the user has a role in the project.':
    'Keystone 拒绝了用户 {1} 的登录。请检查用户名、域和密码，以及该用户在项目中是否有角色。',
  'Keystone refused the token: it is expired, revoked, or may not be exchanged for one of this scope. Get a new one.':
    'Keystone 拒绝了该令牌：已过期、被撤销，或不能换取此范围的令牌。请获取新的令牌。',
  'Keystone refused the application credential. Check its id or name, its secret, and that it has not expired or been deleted.':
    'Keystone 拒绝了该应用凭据。请检查其 ID 或名称、密钥，以及是否已过期或被删除。',
  'A trust is for a project, and this login names none. Set OS_PROJECT_NAME.':
    '信任须针对某个项目，而此登录未指定项目。请设置 OS_PROJECT_NAME。',
  'The login names no project, so Keystone gives it no address of {}. Set OS_PROJECT_NAME and OS_PROJECT_DOMAIN_NAME.':
    '此登录未指定项目，因此 Keystone 不提供 {1} 的地址。请设置 OS_PROJECT_NAME 和 OS_PROJECT_DOMAIN_NAME。',
  'in region {}': '（区域 {1}）',
  "This cloud's catalogue has no {} endpoint of {} (service type {}). Check OS_REGION_NAME and OS_INTERFACE.":
    '此云平台的服务目录中没有 {2}（服务类型 {3}）的 {1} 端点。请检查 OS_REGION_NAME 和 OS_INTERFACE。',
  "This cloud's catalogue has no {} endpoint of {} (service type {}) in region {}. Check OS_REGION_NAME and OS_INTERFACE.":
    '此云平台的服务目录中，区域 {4} 没有 {2}（服务类型 {3}）的 {1} 端点。请检查 OS_REGION_NAME 和 OS_INTERFACE。',
};
