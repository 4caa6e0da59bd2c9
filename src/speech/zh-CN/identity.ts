import type { Catalogue } from '../catalogue.js';

/** Who one is, what a channel works in, and who may do what. */
export const identity: Catalogue = {
  'Nothing is changed from here: whoever tries is told so.': '不能从此频道进行更改：尝试者会收到提示。',
  'Every change from here is asked about first.': '此频道中的每项更改都要先确认。',
  'Changes are made as they are asked for; what destroys something is asked about first.':
    '更改直接执行；有破坏性的操作会先确认。',
  'Say how careful this channel is (admins)': '设定此频道的防护级别（管理员）',
  'how careful': '防护级别',
  'Guardrail of this channel: {}': '此频道的防护级别：{1}',
  'a role that policy rules name: reader, member, admin, …': '策略规则中的角色：reader、member、admin…',
  'a person, by mention, name or id': '某个人：提及、名称或 ID',
  'a user group or role of the chat, by mention, name or id': '聊天中的用户组或角色：提及、名称或 ID',
  'everybody in this workspace': '此工作区的所有人',
  'This channel works in no project yet: Keystone has not said which.':
    '此频道尚未确定项目：Keystone 还没有答复。',
  'Say to whom: --user NAME, --group NAME or --everybody, one of them.':
    '请指明对象：--user NAME、--group NAME 或 --everybody 之一。',
  'There is no one {} {} in this workspace.': '此工作区中没有唯一的 {1} {2}。',
  'Mention it, or say its exact name or its id.': '请提及对方，或填写准确的名称或 ID。',
  'Act as yourself, by an application credential that a private form asks for':
    '以自己的身份操作，在私密表单中填写应用凭据',
  'of an application credential, as Keystone shows it': '应用凭据的 ID，见 Keystone',
  'seen by nobody, kept sealed, forgotten with logout': '无人可见，加密保存，logout 后清除',
  'You act as {} now': '您现在的身份是 {1}',
  'Wherever you speak to me here, until you say logout.': '在此处与我对话时均有效，直到您 logout。',
  roles: '角色',
  credential: '凭据',
  restricted: '受限',
  'yes: it makes no further credentials, which I do not need': '是：不能再创建其他凭据，我也不需要',
  'no: it could make further credentials; a restricted one is enough for me':
    '否：它还能创建其他凭据；受限的凭据就够用了',
  never: '永不',
  'Forget your application credential, at once': '立即清除您的应用凭据',
  'You are logged out': '您已退出登录',
  'Your credential is forgotten here. In Keystone it is still there: delete it if you need it no more.':
    '您的凭据已从此处清除。它在 Keystone 中仍存在：如不再需要请删除。',
  'You were not logged in': '您尚未登录',
  'There was nothing to forget.': '没有可清除的内容。',
  'List the projects that you may use, and which this channel works in':
    '列出您可用的项目，以及此频道使用的项目',
  'this channel': '此频道',
  'Projects that you may use': '您可用的项目',
  'This channel works in {}': '此频道使用项目 {1!}',
  'This channel works in {}, bound by {}.': '此频道使用项目 {1}，由 {2} 绑定。',
  'This channel works in {}: nobody has bound it.': '此频道使用项目 {1!}：尚未有人绑定。',
  'no project': '无项目',
  ', bound by {}.': '，由 {1} 绑定。',
  ': nobody has bound it.': '：尚未有人绑定。',
  'used by': '使用者',
  'An application credential is for one project: log in with another to use another.':
    '一个应用凭据只对应一个项目：如需使用其他项目，请用其他凭据登录。',
  'project-use binds this channel to one of them.': '可用 project-use 将此频道绑定到其中之一。',
  'Bind this channel to a project: what is asked here is for that project':
    '将此频道绑定到项目：此处的操作均针对该项目',
  'name or id': '名称或 ID',
  'This channel works in {} now': '此频道现在使用项目 {1}',
  'Before it was {}.': '之前是 {1}。',
  'What is asked here is for that project. Clusters that were asked for here before stay where they are.':
    '此处的操作均针对该项目。之前在此创建的集群保持不变。',
  'That a cluster of the project is made, or could not be, is told here, and so are warnings: a build that does not move, a stack that others change, a certificate that expires soon; alert-unsubscribe ends that.':
    '该项目的集群创建成功或失败时会在此通报，警告也会：构建停滞、堆栈被他人更改、证书即将过期；使用 alert-unsubscribe 可停止。',
  'There is no project {} that you may use.': '没有您可用的项目 {1}。',
  'Those you may use: {}.': '您可用的有：{1}。',
  'You may use none: log in with your own credential.': '您没有可用的项目：请用自己的凭据登录。',
  "Give people of this chat a role in this channel's project (admins)":
    '为聊天中的人授予此频道项目的角色（管理员）',
  '{} has the role {} in {} now': '{1} 现在拥有 {3} 的角色 {2}',
  '{} had the role {} in {} already': '{1} 已拥有 {3} 的角色 {2}',
  'From now on those who have not logged in may here only what is granted to them.':
    '今后未登录者在此只能执行被授权的操作。',
  'You keep the role admin, so that you can go on granting.': '您保留 admin 角色，以便继续授权。',
  "List the roles that people of this chat were given in this channel's project":
    '列出此频道项目中授予的角色',
  'Roles in {}': '{1} 中的角色',
  "Nothing is granted in this workspace: whoever has not logged in acts with the program's own roles.":
    '此工作区没有授权：未登录者使用本程序自身的角色。',
  'Nothing is granted in this project: only who has logged in may do anything.':
    '此项目没有授权：只有已登录者才能操作。',
  'granted by': '授权人',
  on: '时间',
  'Take such a role away again (admins)': '撤销授予的角色（管理员）',
  '{} has the role {} in {} no more': '{1} 不再拥有 {3} 的角色 {2}',
  'Say who you are to OpenStack here, and what you may do': '查看您在 OpenStack 中的身份和权限',
  'You cannot act here now': '您目前无法在此操作',
  'You act as {}': '您的身份是 {1}',
  none: '无',
  'your own application credential': '您自己的应用凭据',
  "the program's account, with the roles that were granted to you here":
    '本程序的账户，角色为此处授予您的角色',
  "the program's account, with its own roles": '本程序的账户，使用其自身的角色',
  by: '方式',
  'works in {}, bound by {}': '使用项目 {1}，由 {2} 绑定',
  'works in {}': '使用项目 {1}',
  'bound to no project': '未绑定项目',
  'you may here': '您可执行',
  '{} of {}, {} of them changes: {}': '{2} 条中的 {1!}，其中 {3} 条为更改：{4!}',
  '{} command': '{1} 条命令',
  '{} commands': '{1} 条命令',
  'You have no role in project {}, so this channel stays as it was.':
    '您在项目 {1} 中没有角色，因此此频道保持不变。',
  'You have a role in: {}.': '您在以下项目中有角色：{1}。',
  'You have a role in no project.': '您在任何项目中都没有角色。',
  'This channel was bound to project {} by {}': '{2} 将此频道绑定到项目 {1}',
  'This channel was bound to project {} by {}, and was to {}': '{2} 将此频道绑定到项目 {1}，之前为 {3}',
  'The guardrail of this channel was changed from {} to {} by {}': '{3} 将此频道的防护级别从 {1} 改为 {2}',
  'This channel became read-only after this was asked, so nothing was changed.':
    '提问之后此频道变为只读，因此未做任何更改。',
  'Press it again once an admin has lifted that with /magnum channel-guardrail normal.':
    '管理员用 /magnum channel-guardrail normal 解除后，请再次点击。',
};
