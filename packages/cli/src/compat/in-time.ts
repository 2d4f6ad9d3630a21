import { createContext, Script } from "node:vm";

const script = new Script("call()");
/** One for all calls: to make one takes milliseconds. */
const context: { call?: () => void } = createContext({});

/** What a call gives; undefined when it takes longer, which ends it wherever it is. */
export function inTime<T>(call: () => T, milliseconds: number): T | undefined {
  let value: T | undefined;
  context.call = () => {
    value = call();
  };
  try {
    script.runInContext(context, { timeout: milliseconds });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
  }
  return value;
}
