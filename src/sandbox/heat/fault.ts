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
