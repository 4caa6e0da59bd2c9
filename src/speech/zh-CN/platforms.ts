import type { Catalogue } from '../catalogue.js';

/** What one platform alone says: the console's questions, files in Slack, Discord's commands. */
export const platforms: Catalogue = {
  'Picture: {}': '图片：{1}',
  '{} could not be written: {}': '{1} 无法写入：{2}',
  '{} ({}), optional:': '{1}（{2}），可选：',
  '{} ({}):': '{1}（{2}）：',
  '{}, optional:': '{1}，可选：',
  '{}, or the path of its file:': '{1}，或其文件的路径：',
  'There is no file {}.': '没有文件 {1}。',
  'cancel leaves this form, as does an empty line where something must be said.':
    '输入 cancel 可离开此表单；在必填处输入空行也会离开。',
  '{} is a folder, not a file.': '{1} 是目录，不是文件。',
  '{} could not be read.': '{1} 无法读取。',
  '(up to its END line, or an empty line)': '（直到 END 行或空行为止）',
  'Manage container clusters on OpenStack': '管理 OpenStack 上的容器集群',
  'Further flags as typed: --flag value': '其他参数，照原样输入：--flag value',
  'Any other command, as typed': '其他任意命令，照原样输入',
  'For example: help': '例如：help',
  'Discord does not give me {}. Paste its text instead.': '我无法从 Discord 取得 {1}。请改为粘贴其文本。',
  'This form has expired: ask for it again': '此表单已过期：请重新操作',
  '… {} more': '… 另有 {1} 项',
  '{}: in our direct messages, where nobody else sees them.': '{1}：已发送到我们的私信，他人无法看到。',
  '{}: in our direct messages, where nobody else sees it.': '{1}：已发送到我们的私信，他人无法看到。',
  '{}: not sent, because you take no direct messages from me. Use the slash command: its answer is seen by you alone.':
    '{1}：未发送，因为您不接收我的私信。请使用斜杠命令：其回复只有您能看到。',
  'This is not understood.': '无法理解此请求。',
  'Something went wrong here.': '内部出错。',
  'There is no such channel.': '没有这个频道。',
  'The key of a person has at least 16 characters.': '个人密钥至少 16 个字符。',
  'Say who you are.': '请填写您的名字。',
  'A name has at most 64 characters.': '名字最多 64 个字符。',
  'Say something.': '请输入内容。',
  'A message has at most 4000 characters.': '一条消息最多 4000 个字符。',
  'A field takes at most 65536 characters.': '一个字段最多 65536 个字符。',
  'A form has at most 25 fields.': '一个表单最多 25 个字段。',
  'A form takes at most 5 files.': '一个表单最多 5 个文件。',
  'the file': '文件',
  'Slack does not give me {}. Does the app have the scope files:read? Paste its text instead.':
    '我无法从 Slack 取得 {1!}。应用是否有 files:read 权限？请改为粘贴其文本。',
  Refresh: '刷新',
  'Slack did not take the picture ({}); what is in it is said above. {}':
    'Slack 未接收图片（{1}）；其内容见上文。{2!}',
  'Slack did not take the picture; what is in it is said above. {}': 'Slack 未接收图片；其内容见上文。{1!}',
  'Slack did not take the file ({}), so here is what is in it.': 'Slack 未接收文件（{1}），其内容如下。',
  'Slack did not take the file, so here is what is in it.': 'Slack 未接收文件，其内容如下。',
};
