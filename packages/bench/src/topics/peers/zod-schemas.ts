import { type ZodType, z } from "zod";

/** As the schema of the topic `outcomes` says, written by hand. */
const outcome = z.looseObject({
  timestamp: z.iso.datetime(),
  outcome: z.literal([0, 1, 2, 3, 4, 5, 6]),
  org_id: z.int().min(0).optional(),
  project_id: z.int().min(0).nullish(),
  key_id: z.int().min(0).nullish(),
  reason: z.string().nullish(),
  event_id: uuid().nullish(),
  category: z.int().min(0).max(255).nullish(),
  quantity: z.int().min(0).max(4_294_967_295).nullish(),
});

const id = z.string().regex(/^[0-9a-f]{32}$/);
const seconds = z.number().min(0).max(4_294_967_295);

/** Of `feature-flag-evaluations`. */
const flagBuffer = z.looseObject({
  organization_id: z.int().min(1),
  project_id: z.int().min(1),
  trace_id: id,
  span_id: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
  event_id: id.optional(),
  replay_id: id.optional(),
  timestamp: seconds,
  received: seconds.optional(),
  environment: z.string().min(1).max(64).optional(),
  release: z.string().min(1).max(200).optional(),
  sdk: z
    .looseObject({ name: z.string().min(1).max(128), version: z.string().min(1).max(64).optional() })
    .optional(),
  values: z
    .array(
      z.looseObject({
        flag: z
          .string()
          .min(1)
          .max(200)
          .regex(/^[A-Za-z0-9_.:-]*$/),
        result: z.json(),
      }),
    )
    .min(1)
    .max(100),
});

const text = z.string().nullish();
const texts = z.array(z.string()).nullish();

/** Of `ingest-replay-events`: messages whose payload is the object of a segment. */
export const replayEvent = z.looseObject({
  start_time: z.number(),
  replay_id: uuid(),
  project_id: z.int().min(0),
  retention_days: z.int().min(0).max(65_535),
  payload: z.looseObject({
    type: z.literal("replay_event"),
    replay_id: uuid(),
    timestamp: z.number(),
    replay_start_timestamp: z.number().nullish(),
    segment_id: z.int().min(0).max(65_535).nullish(),
    event_hash: uuid().nullish(),
    replay_type: text,
    error_ids: z.array(uuid()).nullish(),
    trace_ids: z.array(uuid()).nullish(),
    urls: texts,
    segment_names: texts,
    is_archived: z.boolean().nullish(),
    platform: text,
    environment: text,
    release: text,
    dist: text,
    tags: z
      .union([
        z.array(z.tuple([z.string(), z.string().nullable()])),
        z.record(z.string(), z.string().nullable()),
      ])
      .nullish(),
    user: z
      .looseObject({
        id: z.union([z.string(), z.int().min(0)]).nullish(),
        username: text,
        email: text,
        ip_address: text,
      })
      .optional(),
    sdk: z.looseObject({ name: text, version: text }).optional(),
    contexts: z
      .looseObject({
        browser: z.looseObject({ name: text, version: text }).optional(),
        os: z.looseObject({ name: text, version: text }).optional(),
        device: z.looseObject({ name: text, brand: text, family: text, model: text }).optional(),
        replay: z
          .looseObject({
            error_sample_rate: z.number().nullish(),
            session_sample_rate: z.number().nullish(),
          })
          .optional(),
        ota_updates: z.looseObject({ channel: text, runtime_version: text, update_id: text }).optional(),
      })
      .optional(),
  }),
});

export const schemas: Readonly<Record<string, ZodType>> = {
  outcomes: outcome,
  "feature-flag-evaluations": flagBuffer,
  "ingest-replay-events": replayEvent,
};

/** Any of the spellings of a UUID that Snuba reads. */
function uuid() {
  return z
    .string()
    .regex(
      /^(?:[0-9a-fA-F]{32}|(?:urn:uuid:)?[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|\{[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\})$/,
    );
}
