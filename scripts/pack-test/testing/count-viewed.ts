import { tryDecode } from "@waybill/topics";
import { ingestReplayEventsV1 } from "@waybill/topics/ingest-replay-events";

/** A small consumer: how often each replay was viewed, and how many records were no messages. */
export class ViewCounter {
  readonly views = new Map<string, number>();
  dropped = 0;

  handle(bytes: Uint8Array): void {
    const result = tryDecode(ingestReplayEventsV1, bytes);
    if (!result.ok) {
      this.dropped++;
      return;
    }
    const { payload, replay_id } = result.value;
    if (payload instanceof Uint8Array || payload.type !== "replay_viewed") return;
    this.views.set(replay_id, (this.views.get(replay_id) ?? 0) + 1);
  }
}
