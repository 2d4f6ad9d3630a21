// Every expression here is free of nested or overlapping repetition: hostile text costs linear time.
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
const emailLocalAtom = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+$/i;
const ipv4 = /^(?:(?:0|[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])(?:\.(?!$)|$)){4}$/;
const ipv6Group = /^[0-9a-f]{1,4}$/i;
// An IP literal in brackets is all of the host: it follows the slashes or the user's `@`. No other bracket may follow a slash.
const uri =
  /^(?!.*[^/@]\[)[a-z][\da-z+.-]*:(?:\/\/(?:[\w.~!$&'()*+,;=:@-]|%[\da-f]{2})*(?:\[[\da-f:.]+\](?::\d*)?)?(?=[/?#]|$))?(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*)?$/i;

/** RFC 1123: labels of up to 63 letters, digits and inner hyphens; at most 253 characters. */
export function isHostname(text: string): boolean {
  return text.length <= 253 && text.split(".").every((part) => label.test(part));
}

/** An RFC 5321 mailbox with a dotted atom before the `@` and a host name behind it; no quoting, no comments. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf("@");
  if (at < 1 || at > 64) return false;
  return (
    text
      .slice(0, at)
      .split(".")
      .every((atom) => emailLocalAtom.test(atom)) && isHostname(text.slice(at + 1))
  );
}

/** Four decimal numbers of one byte, without leading zeros. */
export function isIpv4(text: string): boolean {
  return ipv4.test(text);
}

/** RFC 4291, in all its spellings, without a zone. */
export function isIpv6(text: string): boolean {
  if (text.length > 45) return false;
  const halves = text.split("::");
  if (halves.length > 2) return false;
  let groups = 0;
  for (const [i, half] of halves.entries()) {
    if (half === "") {
      if (halves.length === 1) return false;
      continue;
    }
    const parts = half.split(":");
    const isLastHalf = i === halves.length - 1;
    for (const [j, part] of parts.entries()) {
      if (isLastHalf && j === parts.length - 1 && isIpv4(part)) groups += 2;
      else if (ipv6Group.test(part)) groups += 1;
      else return false;
    }
  }
  return halves.length === 2 ? groups <= 7 : groups === 8;
}

/** RFC 3986 with a scheme, by its characters; ports and the like are not looked into. */
export function isUri(text: string): boolean {
  return uri.test(text);
}
