/** The proof of a fix: how long a metric has to stay in band after its work, and how long a relapse is its relapse. */
import { z } from 'zod';
import { PROOF_HOLD_MS, RELAPSE_MS } from '../domain/verification.ts';
import { UNVERIFIED_REASONS, VERIFICATION_STATES } from '../domain/vocabulary.ts';
import { alarmSchema } from './alarms.ts';
import { command, idSchema, query } from './base.ts';

export const holdMsSchema = z.int().min(PROOF_HOLD_MS.least).max(PROOF_HOLD_MS.most);
export const relapseMsSchema = z.int().min(RELAPSE_MS.least).max(RELAPSE_MS.most);

export const proofTermsSchema = z.object({ holdMs: holdMsSchema, relapseMs: relapseMsSchema });
export type ProofTerms = z.infer<typeof proofTermsSchema>;

/** What is asked at a completion: a proof, or none and why. */
export const proofWishSchema = z.union([
  proofTermsSchema,
  z.object({ waivedReason: z.string().trim().min(1).max(1000) }),
]);
export type ProofWish = z.infer<typeof proofWishSchema>;

const metricOfProofSchema = z.object({ id: idSchema, name: z.string() });

export const verificationSchema = proofTermsSchema.extend({
  state: z.enum(VERIFICATION_STATES).exclude(['withdrawn']),
  reason: z.enum(UNVERIFIED_REASONS).nullable(),
  waivedReason: z.string().nullable(),
  metric: metricOfProofSchema,
  /** Since when it has been in band; null while it is not yet back, which it must be by `until`. */
  from: z.int().nullable(),
  until: z.int(),
});
export type Verification = z.infer<typeof verificationSchema>;

/** What a completion would ask for if nobody says otherwise. */
export const proofOfferSchema = proofTermsSchema.extend({
  metric: metricOfProofSchema,
  /** How long the metric may be silent; null: it need only be read once. */
  allowedSilenceMs: z.int().nullable(),
});

/** Alarms that came too soon after completed work. */
export const relapsesSchema = z.array(
  alarmSchema.pick({ id: true, severity: true, state: true, startedAt: true }),
);

export const verification = {
  settings: query('signed-in', ['plant']).output(proofTermsSchema),
  /** For work that is completed from now on. */
  changeSettings: command('plant.manage').input(proofTermsSchema).output(z.object({})),
};
