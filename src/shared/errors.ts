/**
 * Every way in which a command can be refused or fail, as a closed set of codes. The renderer has a sentence
 * for each in every language; `params` fill its blanks. Anything else that goes wrong is `INTERNAL`.
 */
export const ERROR_CODES = [
  'INTERNAL',
  'INVALID_INPUT',
  'NOT_SIGNED_IN',
  'FORBIDDEN',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'WRONG_PASSWORD',
  'ACCOUNT_LOCKED',
  'ACCOUNT_NOT_ACTIVE',
  'WEAK_PASSWORD',
  'PASSWORD_CHANGE_REQUIRED',
  'OWN_ACCOUNT',
  'ALREADY_SET_UP',
  'NOT_SET_UP',
  'TREE_CYCLE',
  'PARENT_ARCHIVED',
  'LOCATION_ARCHIVED',
  'LOCATION_IN_USE',
  'POSITION_EMPTY',
  'POSITION_TAKEN',
  'ITEM_NOT_STORED',
  'RECORD_CHANGED',
  'CHANGED_SINCE',
  'INSTALLATION_TOO_EARLY',
  'TRANSITION_NOT_ALLOWED',
  'COMPLETION_INCOMPLETE',
  'WORK_ORDER_CLOSED',
  'LABOUR_OVER_DAY',
  'ALARM_ALREADY_ACKNOWLEDGED',
  'ACKNOWLEDGEMENT_STANDS',
  'NOTHING_TO_PROVE',
  'PREDICTION_OVER',
  'PREDICTION_REJECTED',
  'PREDICTION_HAS_WORK',
  'ALARM_HAS_WORK_ORDER',
  'ALARM_WORK_FORESEEN',
  'READING_EXISTS',
  'READING_IMPLAUSIBLE',
  'READING_NOT_TYPED',
  'READING_OF_STEP',
  'READING_SOURCE_GONE',
  'COUNTER_BELOW',
  'COUNTER_ABOVE',
  'COUNTER_BEYOND',
  'COUNTER_ROLLOVER_IN_USE',
  'METER_CHANGE_NEEDED',
  'METER_CHANGE_TOO_LATE',
  'METRIC_UNKNOWN',
  'HISTORY_CLOSED',
  'THRESHOLD_INVALID',
  'THRESHOLD_CHANGED',
  'METRIC_INVALID',
  'METRIC_ARCHIVED',
  'METRIC_KIND_FIXED',
  'METRIC_UNIT_IN_USE',
  'METRIC_HAS_LIMITS',
  'METRIC_CHOICE_IN_USE',
  'NOT_ENOUGH_STOCK',
  'NOT_A_STORE',
  'ASSET_ARCHIVED',
  'ASSET_TYPE_IN_USE',
  'CHOICE_IN_USE',
  'UNIT_IN_USE',
  'SUPPLIER_ARCHIVED',
  'FILE_NOT_TEXT',
  'FILE_TOO_LARGE',
  'FILE_EMPTY',
  'UPLOAD_INCOMPLETE',
  'FILE_MISSING',
  'FILE_DAMAGED',
  'IMPORT_PLAN_INVALID',
  'IMPORT_NOT_UNDOABLE',
  'IMPORT_PRUNED',
  'IMPORT_TOO_MANY_ROWS',
  'READINGS_TOO_MANY_ROWS',
  'IMPORT_HAS_BAD_ROWS',
  'IMPORT_NOT_AS_SHOWN',
  'WORKBOOK_UNREADABLE',
  'CODE_TAKEN',
  'CODE_IS_LABEL',
  'TOO_MANY_LABELS',
  'PRINTER_UNREACHABLE',
  'JOB_RUNNING',
  'CANCELLED',
  'DISK_FULL',
  'DATABASE_BUSY',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export type ErrorParams = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** A refusal: nothing was written. Thrown by domain and core, carried over the contract as code and params. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }
}
