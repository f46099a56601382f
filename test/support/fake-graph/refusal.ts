/** Graph says no: an HTTP status, and the error's code and words. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  constructor(status: number, code: number, words: string) {
    super(words);
    this.status = status;
    this.code = code;
  }
}
