import { ruleCases } from "../../../test/rule-cases.ts";

const file = "orders/v1/without-id.fail.json";
const fixture = (text: string) => ({ [file]: text });
const fails = '"fails": { "path": "", "rule": "required" }';

ruleCases("fixture-shape", {
  refuses: [
    ["no fails", fixture('{ "message": {} }'), [`${file}:1 key "fails" is missing`]],
    ["no rule", fixture('{ "fails": { "path": "" },\n"message": {} }'), [`${file}:1 key "rule" is missing`]],
    [
      "a rule that does not exist",
      fixture('{\n"fails": { "path": "", "rule": "requird" }, "message": {} }'),
      [`${file}:2 "requird" is no rule that messages fail by; did you mean "required"?`],
    ],
    [
      "a path that is none",
      fixture('{\n"fails": { "path": "total", "rule": "type" }, "message": {} }'),
      [`${file}:2 "path" must be a JSON Pointer such as "/payload/0", or "" for the whole message`],
    ],
    [
      "no message",
      fixture(`{ ${fails} }`),
      [`${file}:1 fail fixture must have one of "message", "text" and "base64", got none`],
    ],
    [
      "two messages",
      fixture(`{ ${fails}, "message": {},\n"text": "" }`),
      [`${file}:2 fail fixture must have one of "message", "text" and "base64", got message and text`],
    ],
    [
      "an unknown key",
      fixture(`{ ${fails}, "message": {},\n"mesage": {} }`),
      [`${file}:2 key "mesage" is unknown; did you mean "message"?`],
    ],
    [
      "base64 that is none",
      fixture(`{ ${fails},\n"base64": "a" }`),
      [`${file}:2 "base64" must be base64 with padding`],
    ],
    ["a list", fixture("[]"), [`${file}:1 file must be a mapping`]],
  ],
  accepts: [
    ["text", fixture('{ "fails": { "path": "", "rule": "syntax" }, "text": "{" }')],
    ["base64", fixture('{ "fails": { "path": "", "rule": "utf-8" }, "base64": "/w==" }')],
    ["a message that is null", fixture('{ "fails": { "path": "", "rule": "type" }, "message": null }')],
    ["an escaped path", fixture('{ "fails": { "path": "/a~1b/0", "rule": "type" }, "message": {} }')],
  ],
});
