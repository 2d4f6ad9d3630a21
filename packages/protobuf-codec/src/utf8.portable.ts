/** As in `utf8.ts`, where there is no Buffer: what stands in for it is slower than TextDecoder. */
export { strictUtf8 as utf8 } from "./strict-utf8.ts";
