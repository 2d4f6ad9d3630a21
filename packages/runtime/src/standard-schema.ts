/**
 * The parts of Standard Schema v1 and Standard JSON Schema v1 (https://standardschema.dev) that a topic implements.
 * Restated here because both specifications ask implementers not to depend on a package for them.
 */
export interface StandardTopicV1<Message> {
  readonly version: 1;
  readonly vendor: "waybill";
  readonly validate: (value: unknown) => StandardResult<Message>;
  readonly types?: { readonly input: Message; readonly output: Message } | undefined;
  readonly jsonSchema: {
    /** Throws for a target it cannot express. */
    readonly input: (options: StandardJsonSchemaOptions) => Record<string, unknown>;
    readonly output: (options: StandardJsonSchemaOptions) => Record<string, unknown>;
  };
}

export interface StandardJsonSchemaOptions {
  readonly target: "draft-07" | "draft-2020-12" | (string & {});
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

export type StandardResult<Message> =
  | { readonly value: Message; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

export interface StandardIssue {
  readonly message: string;
  readonly path: readonly PropertyKey[];
}
