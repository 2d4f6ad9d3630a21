import { createContext, Script } from "node:vm";

const script = new Script("call()");

/** What a call gives; undefined when it takes longer, which ends it wherever it is. */
export function inTime<T>(call: () => T, milliseconds: number): T | undefined {
  const found: { value?: T } = {};
  const context = createContext({
    call: () => {
      found.value = call();
    },
  });
  try {
    script.runInContext(context, { timeout: milliseconds });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
  }
  return found.value;
}
