/**
 * One change of one feature flag, as a flag provider's webhook reported it and sentry normalised it. A webhook request that reports several changes becomes several messages.
 *
 * This topic is Waybill's own; in Sentry these are rows of the table `flags_audit_log`. `action` is a word here because its numbers cannot be trusted: the table has 0 created, 1 deleted, 2 updated, while an API serializer lists 1 as updated and 2 as deleted. Map the table's numbers before writing. Unknown keys pass and are ignored.
 */
export interface FeatureFlagAuditLogV1 {
  /**
   * The organization whose webhook address was called.
   */
  organization_id: number;
  /**
   * Whose webhook it was. `generic` is the format that Sentry defines for everybody else.
   */
  provider: "flagsmith" | "generic" | "launchdarkly" | "statsig" | "unleash";
  /**
   * What happened to the flag. A word, never a number of the table.
   */
  action: "created" | "updated" | "deleted";
  /**
   * The provider's number for this change. Only `generic` sends one; sentry drops a repetition within one request but not across requests, so a retried webhook may come twice. Signed, 64 bits.
   */
  change_id?: number | bigint;
  /**
   * The flag's key at its provider, at most 100 characters. Any characters: unlike evaluations, webhooks are not cut to an alphabet.
   *
   * @example `"checkout.one-page"`
   */
  flag: string;
  /**
   * When the flag changed, by the clock of the provider. LaunchDarkly's milliseconds are converted by sentry.
   */
  created_at: FeatureFlagAuditLogV1EventTime;
  /**
   * Who changed the flag; null if the provider does not say.
   */
  created_by: FeatureFlagAuditLogV1Author | null;
  /**
   * When the webhook arrived, in seconds since 1970, fraction allowed.
   */
  received?: number;
  /**
   * What else the provider said: `description` (LaunchDarkly), `project`, `environment` and the flag's own tags (Unleash). At most 50, each at most 2000 characters.
   *
   * @example `{"project":"checkout","environment":"production"}`
   */
  tags?: {
    [k: string]: string;
  };
}

/**
 * A person or a token, as the provider knows it.
 */
export interface FeatureFlagAuditLogV1Author {
  /**
   * An e-mail address, an id or a name, as `type` says; at most 100 characters.
   */
  id: string;
  /**
   * What `id` is. The table stores these as 0, 1 and 2 in this order.
   */
  type: "email" | "id" | "name";
}

/**
 * A moment in UTC: RFC 3339 with a capital `T`, at most nine digits of fraction (Relay writes six, other producers up to nine) and a capital `Z`. An offset, even `+00:00`, is refused: Snuba's parser knows only `Z` and, instead of failing, files the row under the moment it read the message.
 *
 * @example `"2026-03-02T09:15:27.482913Z"`
 */
export type FeatureFlagAuditLogV1EventTime = string;
