/** An answer of Heat that is not success. `type` is the exception name that clients read from the body. */
export class HeatFault extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 409 | 500,
    readonly type: string,
    message: string,
  ) {
    super(message);
    this.name = 'HeatFault';
  }
}

/** 400 StackValidationFailed. */
export const validationFault = (message: string): HeatFault =>
  new HeatFault(400, 'StackValidationFailed', message);

/** 400 HTTPBadRequest: what Heat says when it stumbles over a template that it cannot even read. */
export const malformed = (): HeatFault =>
  new HeatFault(
    400,
    'HTTPBadRequest',
    'The server could not comply with the request since it is either malformed or otherwise incorrect.',
  );
