/**
 * The deepest nesting a message may have, in arrays and objects. It is the limit of serde_json, so that what is read here
 * is also read by consumers written in Rust.
 */
export const MAX_DEPTH = 128;
