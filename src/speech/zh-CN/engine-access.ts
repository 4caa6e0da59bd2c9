import type { Catalogue } from '../catalogue.js';

/** Roles, logins, alerts, approvals and quotas, as the engine refuses them. */
export const engineAccess: Catalogue = {
  'takes the name of a role, such as reader, member or admin': '应为角色名称，例如 reader、member 或 admin',
  'group {}': '组 {1}',
  'Keystone does not take this id and secret: one of them is wrong, or the credential is expired or deleted.':
    'Keystone 不接受此 ID 和密钥：其中之一有误，或该凭据已过期或被删除。',
  'Make one with openstack application credential create, and copy both again.':
    '请用 openstack application credential create 新建一个，并重新复制两者。',
  'The role {} was not granted to {} in project {}.': '项目 {3} 中未向 {2} 授予角色 {1}。',
  'role-list says what was granted.': '可用 role-list 查看已授予的角色。',
  'This is asked in a channel of a chat.': '此操作须在聊天频道中进行。',
  'waits for {}': '正在等待 {1!}',
  'does not move': '没有进展',
  'goes on': '已继续',
  'is as it was again': '已恢复原状',
  'a certificate expires in {} day': '有证书将在 {1} 天后过期',
  'a certificate expires in {} days': '有证书将在 {1} 天后过期',
  'There is no status {}.': '没有状态 {1}。',
  'Did you mean {}?': '您是指 {1} 吗？',
  'Say {}, or failed for all that fail.': '请填写 {1!}，或用 failed 表示所有失败。',
  'This channel has {} subscriptions already.': '此频道已有 {1} 个订阅。',
  'End some with alert-unsubscribe, then subscribe again.': '请先用 alert-unsubscribe 取消一些，再重新订阅。',
  'There is no time zone {}.': '没有时区 {1}。',
  'Say it as Europe/Paris or Asia/Shanghai.': '请写成 Europe/Paris 或 Asia/Shanghai 的形式。',
  '{} is no digest.': '{1} 不是有效的摘要设置。',
  'Say hourly, or the time of day as 09:00, or off.': '请填写 hourly、时刻（如 09:00）或 off。',
  '{} are no quiet hours.': '{1} 不是有效的免打扰时段。',
  'Say from when to when, as 22:00-07:00.': '请填写起止时刻，如 22:00-07:00。',
  'hears nothing of cluster {}': '未订阅集群 {1}',
  'has no subscription': '没有订阅',
  'The channel hears nothing of cluster {}.': '该频道未订阅集群 {1}。',
  'The channel has no subscription.': '该频道没有订阅。',
  'alert-list shows who hears what. What is asked for in a channel is told there anyway.':
    '可用 alert-list 查看各频道的订阅。在某频道提出的操作总会在该频道通报。',
  'The quota was changed after this was asked.': '提出申请之后配额已被更改。',
  'The limit is not a possible one.': '该上限无效。',
  'The time that it was asked for is over.': '所申请的期限已过。',
  '{} may not ask for this any more.': '{1} 已无权提出此申请。',
  'You are not one of those who may break the glass.': '您没有紧急放行的权限。',
  'The policy file names them.': '有权者由策略文件列出。',
  'Nobody is: APPROVAL_POLICY has no breakGlass.': '无人有此权限：APPROVAL_POLICY 中没有 breakGlass。',
  '{} was decided at this moment.': '{1} 刚刚已有决定。',
  'was approved already': '已获批准',
  'was denied already': '已被拒绝',
  'has expired': '已过期',
  'was taken back': '已撤回',
  'is void: what it is about has changed since': '已失效：相关内容此后发生了变化',
  '{} is your own request: somebody else decides it.': '{1} 是您自己的申请：须由他人审批。',
  'Take it back with approval-cancel {}.': '可用 approval-cancel {1} 撤回。',
  'That you approved {} is already recorded.': '您对 {1} 的批准已有记录。',
  'That you denied {} is already recorded.': '您对 {1} 的拒绝已有记录。',
  'Say why it is denied.': '请说明拒绝的原因。',
  '{} is not your request: only who asked takes it back.': '{1} 不是您的申请：只有申请人可以撤回。',
  'The quota was changed at this moment.': '配额刚刚被更改。',
  'Scaling in': '正在缩容',
  '{} cluster {} needs approval, because project {} is protected: ask for it in chat, with /magnum.':
    '{1!}集群 {2} 需要审批，因为项目 {3} 受保护：请在聊天中用 /magnum 提出申请。',
  'The cluster was changed after this was asked.': '提出申请之后集群已被更改。',
  'There is no request {}.': '没有申请 {1}。',
  'approval-list shows those that wait.': '可用 approval-list 查看待审批的申请。',
  'Only an increase ends by itself.': '只有提高配额才会自动到期。',
  'Leave until out, or say a higher limit.': '请去掉 until，或填写更高的上限。',
  'Say the new limit, or by how much it changes.': '请填写新的上限，或增减的数量。',
  'It is {} now: --hard-limit {}, or --hard-limit-change 5.':
    '当前为 {1}：例如 --hard-limit {2}，或 --hard-limit-change 5。',
  'The limit is {} already.': '上限已经是 {1}。',
  'Say another number.': '请填写其他数值。',
  'Say why.': '请说明原因。',
  'Somebody else decides this, and reads it: --reason "…".': '审批人会看到原因：--reason "…"。',
  '{} is not logged in as {} any more.': '{1} 已不再以 {2} 的身份登录。',
  '{} was not approved by break-glass: there is nothing to review.': '{1} 并非紧急放行：无需复核。',
  'You asked for {} or approved it alone: somebody else reviews it.':
    '{1} 由您提出或由您单独放行：须由他人复核。',
  '{} was reviewed already.': '{1} 已复核。',
  'Say why it was not justified.': '请说明为何不合理。',
  'It was begun, and failed.': '已开始执行，但失败了。',
  'It was begun, and given up for what was asked of the cluster after it.':
    '已开始执行，但因之后对该集群的其他操作而中止。',
  'until takes a day, such as 2026-12-31, or how long, such as 14d or 12h.':
    'until 应为日期（如 2026-12-31）或时长（如 14d 或 12h）。',
  'until takes a day that is not past.': 'until 应为尚未过去的日期。',
  'until takes at most a year from now: ask for good instead.': 'until 最长为一年：请改为申请永久配额。',
  'Whoever approved it alone may not do so any more.': '单独批准者已无审批权限。',
  'Of those who approved it, too few may still do so.': '批准者中仍有审批权限的人数不足。',
  "Policy doesn't allow {} to be performed.": '策略不允许执行 {1}。',
  'It takes a role: you act as {} in project {}, without any.':
    '这需要角色：您在项目 {2} 中的身份是 {1}，没有任何角色。',
  'Nobody may, whatever their roles: the policy of this program says so.':
    '任何人都不可以，与角色无关：本程序的策略如此规定。',
  'It takes another role: you act as {} in project {}, with the roles {}.':
    '这需要其他角色：您在项目 {2} 中的身份是 {1}，角色为 {3}。',
  'The project_id {} could not be found.': '找不到 project_id {1}。',
  'Say the id or the name of a project of this cloud.': '请填写此云平台中项目的 ID 或名称。',
  'Must provide a valid project ID.': '须提供有效的项目 ID。',
  'Quota for project {} already exists for resource {}.': '项目 {1} 已有资源 {2} 的配额。',
  'Change it with quotas-update.': '请用 quotas-update 更改。',
  'Quota could not be found: project_id {} resource {}.': '找不到配额：project_id {1}，资源 {2}。',
  'The default holds for it. Give it a quota of its own with quotas-create.':
    '该项目使用默认配额。可用 quotas-create 为其单独设置配额。',
  "Invalid input for field/attribute resource. Value: '{}'. Value should be one of: Cluster":
    '字段/属性 resource 的输入无效。值：“{1}”。可用的值为：Cluster',
  "Invalid input for field/attribute hard_limit. Value: '{}'. unable to convert to int":
    '字段/属性 hard_limit 的输入无效。值：“{1}”。无法转换为整数',
  "Invalid input for field/attribute hard_limit. Value: '{}'. Value should be greater or equal to 0":
    '字段/属性 hard_limit 的输入无效。值：“{1}”。应大于或等于 0',
  'A quota is at most 1000000.': '配额最大为 1000000。',
  'Not authorized.': '未获授权。',
  'You act in project {}; only an admin sees the quotas of others.':
    '您当前在项目 {1} 中操作；只有管理员能查看其他项目的配额。',
  "Invalid input for field/attribute marker. Value: '{}'. unable to convert to int. Error: invalid literal for int() with base 10: '{}'":
    '字段/属性 marker 的输入无效。值：“{1}”。无法转换为整数：“{2}”',
  'Quota {} could not be found.': '找不到配额 {1}。',
  'You act in project {}; only an admin sees the stats of others.':
    '您当前在项目 {1} 中操作；只有管理员能查看其他项目的统计。',
};
