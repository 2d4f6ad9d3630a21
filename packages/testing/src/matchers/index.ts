import {
  toBeBackwardCompatibleWith,
  toBeForwardCompatibleWith,
  toBeFullyCompatibleWith,
} from "./compatible.ts";
import { toDecodeAs } from "./decode-as.ts";
import { toAllMatchTopic, toMatchTopic } from "./match-topic.ts";

/** All matchers, for `expect.extend` of vitest, of Jest, and of whatever takes their form. */
export const matchers = {
  toMatchTopic,
  toAllMatchTopic,
  toDecodeAs,
  toBeBackwardCompatibleWith,
  toBeForwardCompatibleWith,
  toBeFullyCompatibleWith,
};
