import type { RegistryConfig } from "./model.ts";
import { isRecord, numbersIn, stringIn, stringsIn } from "./shape.ts";

/** registry.yaml's value with defaults; what has the wrong shape counts as absent and is for lint to report. */
export function readConfig(value: unknown): RegistryConfig {
  const config = isRecord(value) ? value : {};
  const policy = isRecord(config["policy"]) ? config["policy"] : {};
  const generate = isRecord(config["generate"]) ? config["generate"] : {};
  const retention = policy["dead_letter_retention_ms"];
  return {
    services: stringsIn(config, "services"),
    proto: stringsIn(config, "proto"),
    policy: {
      retention_ms: numbersIn(policy, "retention_ms"),
      ...(typeof retention === "number" && { dead_letter_retention_ms: retention }),
      ...stringIn(policy, "compression_type"),
    },
    generate: {
      ...stringIn(generate, "out"),
      ...stringIn(generate, "runtime"),
      ...stringIn(generate, "protos"),
      ...(typeof generate["codecs"] === "boolean" && { codecs: generate["codecs"] }),
    },
  };
}
