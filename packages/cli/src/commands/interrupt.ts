/**
 * A signal that Ctrl-C aborts, for commands that have something to say about what they did so far. A second Ctrl-C ends
 * the process at once.
 */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once("SIGINT", () => controller.abort());
  return controller.signal;
}
