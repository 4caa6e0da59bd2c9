/** An answer that is not success, as any service but Heat gives it. `type` is Neutron's exception name. */
export class ServiceFault extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly type = 'HTTPError',
  ) {
    super(message);
    this.name = 'ServiceFault';
  }
}

/** Words an error as one service does: a body to send as JSON, or a page. */
export type ErrorBody = (status: number, message: string, type: string) => unknown;

const TITLES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Request Entity Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

const title = (status: number): string => TITLES[status] ?? 'Error';

const WORDS: Record<number, string> = {
  400: 'badRequest',
  403: 'forbidden',
  404: 'itemNotFound',
  409: 'conflictingRequest',
  413: 'overLimit',
};

/** `{"itemNotFound": {"code": 404, "message": …}}`: Nova and Cinder. */
export const computeError: ErrorBody = (code, message) => ({
  [WORDS[code] ?? 'computeFault']: { code, message },
});

/** `{"error": {"code", "message", "title"}}`: Keystone, and the authentication layer of all. */
export const identityError: ErrorBody = (code, message) => ({ error: { code, message, title: title(code) } });

/** `{"code", "description", "title"}`: Barbican. */
export const barbicanError: ErrorBody = (code, description) => ({ code, description, title: title(code) });

/** `{"NeutronError": {"type", "message", "detail"}}`. */
export const neutronError: ErrorBody = (_code, message, type) => ({
  NeutronError: { type, message, detail: '' },
});

/** The page of Glance. */
export const imageError: ErrorBody = (code, message) =>
  `<html>\n <head>\n  <title>${code} ${title(code)}</title>\n </head>\n <body>\n  <h1>${code} ${title(code)}</h1>\n  ${message}<br /><br />\n\n\n\n </body>\n</html>\n`;

const EXPLANATIONS: Record<number, string> = {
  400: 'The server could not comply with the request since it is either malformed or otherwise incorrect.',
  403: 'Access was denied to this resource.',
  404: 'The resource could not be found.',
  409: 'There was a conflict when trying to complete your request.',
  500: 'The server has either erred or is incapable of performing the requested operation.',
};

/** The body of Heat's errors. */
export const heatError: ErrorBody = (code, message, type) => ({
  code,
  title: title(code),
  explanation: EXPLANATIONS[code] ?? title(code),
  error: { type, traceback: null, message },
});
