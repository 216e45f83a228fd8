/** The proof of a fix: how long a metric has to stay in band after its work, and how long a relapse is its relapse. */
import { z } from 'zod';
import { PROOF_HOLD_MS, RELAPSE_MS } from '../domain/verification.ts';
import { UNVERIFIED_REASONS, VERIFICATION_STATES } from '../domain/vocabulary.ts';
import { alarmSchema } from './alarms.ts';
import { assetRefSchema, command, doneSchema, idSchema, query } from './base.ts';

export const holdMsSchema = z.int().min(PROOF_HOLD_MS.least).max(PROOF_HOLD_MS.most);
export const relapseMsSchema = z.int().min(RELAPSE_MS.least).max(RELAPSE_MS.most);

export const proofTermsSchema = z.object({ holdMs: holdMsSchema, relapseMs: relapseMsSchema });
export type ProofTerms = z.infer<typeof proofTermsSchema>;

const waivedReasonSchema = z.string().trim().min(1).max(1000);

/** What is asked at a completion: a proof, or none and why. */
export const proofWishSchema = z.union([proofTermsSchema, z.object({ waivedReason: waivedReasonSchema })]);
export type ProofWish = z.infer<typeof proofWishSchema>;

const metricOfProofSchema = z.object({ id: idSchema, name: z.string() });

export const verificationSchema = proofTermsSchema.extend({
  state: z.enum(VERIFICATION_STATES).exclude(['withdrawn']),
  reason: z.enum(UNVERIFIED_REASONS).nullable(),
  waivedReason: z.string().nullable(),
  metric: metricOfProofSchema,
  /** Since when it has been in band; null while it is not yet back, which it must be by `until`. */
  from: z.int().nullable(),
  /** The earliest instant at which it is decided; what stands is taken to run at once. */
  until: z.int(),
  /** While it is verified: the machine or what it stands below, which does not run, so that the clock stands. */
  stoppedBy: assetRefSchema.nullable(),
  /** While it is verified: the alarm lasts, out of band or for its off-delay. */
  isAlarmOpen: z.boolean(),
  /** While it is verified: the newest readings are beyond a limit, and nobody knows yet for how long. */
  isPending: z.boolean(),
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
  /**
   * Does without the proof of a fix that is waited for or not verified; harmless for the reason that stands. `id` is
   * that of the work order. Refused with NOTHING_TO_PROVE.
   */
  waive: command('work.plan')
    .input(z.object({ id: idSchema, reason: waivedReasonSchema }))
    .output(doneSchema),
};
