/**
 * Makes an error without stack frames, which take longer to collect than a usual message to read. Where it would have no
 * stack at all then, as in JavaScriptCore, it is made with them.
 */
export function withoutFrames<E extends Error>(make: () => E): E {
  const { stackTraceLimit } = Error as { stackTraceLimit?: number };
  let error: E;
  try {
    // Does nothing where it is read-only.
    Reflect.set(Error, "stackTraceLimit", 0);
    error = make();
  } finally {
    Reflect.set(Error, "stackTraceLimit", stackTraceLimit);
  }
  return "stack" in error ? error : make();
}
