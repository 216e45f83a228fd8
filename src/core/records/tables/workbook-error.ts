/**
 * `old-format`: xls and its kin; `web-page`: HTML or XML, which many programs call a workbook when they export;
 * `other-format`: anything else in the wrappings of a workbook.
 */
export type WorkbookProblem =
  | 'encrypted'
  | 'old-format'
  | 'web-page'
  | 'other-format'
  | 'too-large'
  | 'damaged'
  | 'no-such-sheet';

/** The workbook cannot be read, in whole; the message quotes nothing of it. */
export class WorkbookError extends Error {
  readonly reason: WorkbookProblem;

  constructor(reason: WorkbookProblem) {
    super(`The workbook cannot be read (${reason}).`);
    this.name = 'WorkbookError';
    this.reason = reason;
  }
}
