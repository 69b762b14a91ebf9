import { ErrorCodes, ResponseError } from 'vscode-languageserver';

/** The answer to a request whose parameters are not what the protocol says. */
export function invalidParams(why: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, `The request cannot be answered: ${why}.`);
}

/** True for what a client may send as a position: it may lie outside the text. */
export function isPosition(value: unknown): boolean {
  return isObject(value) && Number.isInteger(value.line) && Number.isInteger(value.character);
}

export function isRange(value: unknown): boolean {
  return isObject(value) && isPosition(value.start) && isPosition(value.end);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
