import { didYouMean } from "../lint/did-you-mean.ts";
import { kafkaSettings } from "../lint/meta/kafka-settings.ts";
import type { ImportRule } from "./rules.ts";

export type KafkaConfig = Record<string, string | number | boolean>;
type ReportKey = (rule: ImportRule, key: string, message: string, hint?: string) => void;

const settings: Readonly<Record<string, { readonly description: string; readonly type?: string }>> =
  kafkaSettings;

/** Kafka's topic configuration with the types Kafka gives it: a flat registry writes every value as a string. */
export function typedKafkaConfig(source: Readonly<Record<string, unknown>>, report: ReportKey): KafkaConfig {
  const config: KafkaConfig = {};
  for (const [key, value] of Object.entries(source)) {
    const known = Object.hasOwn(settings, key);
    if (!known) {
      const message = `"${key}" is no setting of a topic that Waybill knows; kept`;
      report("kafka-config-key", key, message, didYouMean(key, Object.keys(settings)));
    }
    if (!["string", "number", "boolean", "bigint"].includes(typeof value)) {
      report("kafka-config-value", key, `"${key}" must be a string, a number or a boolean; left out`);
      continue;
    }
    config[key] = typed(
      key,
      String(value).trim(),
      known ? (settings[key]?.type ?? "string") : undefined,
      report,
    );
  }
  return config;
}

/** `type` is undefined for a setting that is not known, whose text then has to speak for itself. */
function typed(
  key: string,
  text: string,
  type: string | undefined,
  report: ReportKey,
): string | number | boolean {
  if (type === "string") return text;
  if (type !== "integer" && type !== "number" && /^(?:true|false)$/i.test(text))
    return text.toLowerCase() === "true";
  const number = type === "number" ? /^-?\d*\.?\d+$/.test(text) : type !== "boolean" && /^-?\d+$/.test(text);
  if (number && (Number.isSafeInteger(Number(text)) || type === "number")) return Number(text);
  if (number)
    report(
      "kafka-config-value",
      key,
      `"${key}" is beyond 2^53-1; kept as a string`,
      "leave it out if it means no limit",
    );
  else if (type !== undefined)
    report("kafka-config-value", key, `"${key}" must be of type ${type}; kept as it is`);
  return text;
}
