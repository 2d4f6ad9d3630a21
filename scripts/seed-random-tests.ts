import fc from "fast-check";

/** Property tests take another seed in every run, and print it when they fail; `FAST_CHECK_SEED` asks for one of them. */
const seed = process.env["FAST_CHECK_SEED"];
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
