/** Columns of limits: of a metric, and of a metric that an asset type hands down. */
export const LIMIT_FIELDS = {
  low_critical: 'limit',
  low_warning: 'limit',
  high_warning: 'limit',
  high_critical: 'limit',
  rate_warning: 'limit',
  rate_critical: 'limit',
  rate_window_ms: 'milliseconds',
  deadband: 'limit',
  on_delay_ms: 'milliseconds',
  off_delay_ms: 'milliseconds',
  rearm_ms: 'milliseconds',
} as const;
