import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Progress } from "./progress.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

function progressOn(isTTY: boolean) {
  const written: string[] = [];
  return { written, progress: new Progress({ isTTY, write: (text) => written.push(text) }) };
}

test("says how far a long input was read, and takes it back at the end", () => {
  const { written, progress } = progressOn(true);
  progress.update("in", 1, 4_000_000, 1);
  vi.advanceTimersByTime(1500);
  progress.update("in", 2_000_000, 4_000_000, 1234);
  progress.update("in", 2_100_000, 4_000_000, 1300);
  vi.advanceTimersByTime(250);
  progress.update("stdin", 3_000_000, undefined, 2000);
  progress.clear();
  expect(written).toEqual([
    "\r\u001b[Kin: 2.0 MB of 4.0 MB, 1,234 messages",
    "\r\u001b[Kstdin: 3.0 MB, 2,000 messages",
    "\r\u001b[K",
  ]);
});

test("says nothing where nobody looks at a terminal", () => {
  const { written, progress } = progressOn(false);
  vi.advanceTimersByTime(5000);
  progress.update("in", 1, undefined, 1);
  progress.clear();
  expect(written).toEqual([]);
});
