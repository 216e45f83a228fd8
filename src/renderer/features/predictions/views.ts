export const VIEWS = ['current', 'open', 'accepted', 'rejected', 'settled', 'all', 'scores'] as const;
export type PredictionView = (typeof VIEWS)[number];
