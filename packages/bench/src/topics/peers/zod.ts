import type { Judge, Peer } from "./peer.ts";
import { replayEvent, schemas } from "./zod-schemas.ts";

export const zod = peer("zod", false);
/** As it runs where no code may be made at run time. */
export const zodJitless = peer("zod jitless", true);

function peer(name: string, jitless: boolean): Peer {
  return {
    name,
    compile: async (topic): Promise<Judge | undefined> => {
      const schema = schemas[topic.name];
      if (schema === undefined) return undefined;
      const accepts: Judge["accepts"] = (value) => schema.safeParse(value, { jitless }).success;
      const issues: Judge["issues"] = (value) => schema.safeParse(value, { jitless }).error?.issues ?? [];
      return schema === replayEvent ? { accepts, issues, covers: isSegment } : { accepts, issues };
    },
  };
}

function isSegment(value: unknown): boolean {
  const { payload } = Object(value) as { payload?: unknown };
  return (Object(payload) as { type?: unknown }).type === "replay_event";
}
