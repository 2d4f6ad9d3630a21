/** Eight bytes to exchange the representation of a number. */
const bytes = /*@__PURE__*/ new ArrayBuffer(8);

export const i32: Int32Array = /*@__PURE__*/ new Int32Array(bytes);
export const f32: Float32Array = /*@__PURE__*/ new Float32Array(bytes);
export const f64: Float64Array = /*@__PURE__*/ new Float64Array(bytes);
export const i64: BigInt64Array = /*@__PURE__*/ new BigInt64Array(bytes);
export const u64: BigUint64Array = /*@__PURE__*/ new BigUint64Array(bytes);

i64[0] = 1n;
/** Index in `i32` of the less and the more significant half, which depends on the byte order of the machine. */
export const LOW: number = i32[1] as number;
export const HIGH: number = i32[0] as number;
