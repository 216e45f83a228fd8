/** `old-format`: xls and its kin; `other-format`: a zip that holds no workbook of Excel's. */
export type WorkbookProblem =
  | 'encrypted'
  | 'old-format'
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
