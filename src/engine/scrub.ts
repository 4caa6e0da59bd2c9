/** What secrets look like in a message, and what is put in their place. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, '[private key]'],
  [/\b(?:xox[abeprs]-|xapp-|sk-|ghp_|glpat-|gAAAA|eyJ)[\w.=-]{8,}/g, '[token]'],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, '[token]'],
  [/\b(pass[ -]?phrase\s*(?:is|=|:|：)\s*)[^\n]{4,}/gi, '$1[secret]'],
  [/\b(bearer|basic)\s+[\w.+/=-]{8,}/gi, '$1 [token]'],
  [
    /\b((?:pass(?:word|phrase|wd)?|secret|token|api[_ -]?key|密码|口令|密钥串)\s*(?:is|are|=|:|：|是|为)?\s*)(\S{4,})/gi,
    '$1[secret]',
  ],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^/\s:@]*:[^/\s@]+@/gi, '$1[secret]@'],
  [/\b[A-Za-z0-9+/]{40,}={0,2}/g, '[token]'],
];

/** The message with everything that looks like a secret taken out, so that it may be kept or sent to a model. */
export function scrub(message: string): string {
  return secrets.reduce((text, [pattern, instead]) => text.replace(pattern, instead), message);
}
