export const VIEWS = ['current', 'rejected', 'settled', 'all', 'scores'] as const;
export type PredictionView = (typeof VIEWS)[number];
