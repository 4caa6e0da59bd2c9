/** What secrets look like in a message, and what is put in their place. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, '[private key]'],
  [/(?<!\S)\S{6,}(?= as (?:the |my |our |an? )?(?:password|passphrase|secret|token)\b)/gi, '[secret]'],
  [/\b(?:xox[abeprs]-|xapp-|sk-|ghp_|glpat-|gAAAA|eyJ)[\w.=-]{8,}/g, '[token]'],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, '[token]'],
  [/\b(pass[ -]?phrase\s*(?:is|=|:|：)\s*)[^\n]{4,}/gi, '$1[secret]'],
  [/\b(bearer|basic)\s+[\w.+/=-]{8,}/gi, '$1 [token]'],
  [
    /\b((?:[A-Z][A-Z0-9]*_){0,6}(?:PASSWORD|PASSWD|PASS|PWD|SECRET|TOKEN|KEY)(?:_[A-Z0-9]+){0,3}\s*[=:]\s*)(?:"[^"\n]*"|'[^'\n]*'|\S+)/g,
    '$1[secret]',
  ],
  [
    /\b((?:pass(?:word|phrase|wd)?|secret|token|api[_ -]?key|pw|pwd)\b\s*(?:is|are|=|:|：|是|为)?\s*)("[^"\n]*"|'[^'\n]*'|\S{4,})/gi,
    '$1[secret]',
  ],
  [/((?:密码|口令|密钥串)\s*(?:=|:|：|是|为)?\s*)(\S{4,})/g, '$1[secret]'],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^/\s:@]*:[^/\s@]+@/gi, '$1[secret]@'],
  [/\b[A-Za-z0-9+/]{40,}={0,2}/g, '[token]'],
];

/** The message with everything that looks like a secret taken out, so that it may be kept or sent to a model. */
export function scrub(message: string): string {
  return secrets.reduce((text, [pattern, instead]) => text.replace(pattern, instead), message);
}
