/** Eight bytes to exchange the representation of a number. */
const bytes = new ArrayBuffer(8);

export const i32: Int32Array = new Int32Array(bytes);
export const f32: Float32Array = new Float32Array(bytes);
export const f64: Float64Array = new Float64Array(bytes);
export const i64: BigInt64Array = new BigInt64Array(bytes);
export const u64: BigUint64Array = new BigUint64Array(bytes);

i32[0] = 1;
/** Index in `i32` of the less and the more significant half, which depends on the byte order of the machine. */
export const LOW: 0 | 1 = u64[0] === 1n ? 0 : 1;
export const HIGH: 0 | 1 = LOW === 0 ? 1 : 0;
