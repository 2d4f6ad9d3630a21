/** Why the system refused to read or write, in words. */
export function systemReason(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case "ENOENT":
      return "there is no such file";
    case "ENOTDIR":
      return "a part of its path is not a folder";
    case "EISDIR":
      return "it is a folder, expected a file";
    case "EEXIST":
      return "it is a file, expected a folder";
    case "EACCES":
    case "EPERM":
      return "permission denied";
    case "EROFS":
      return "it is on a file system that is read-only";
    case "ENOSPC":
    case "EDQUOT":
      return "no space is left";
    case "ELOOP":
      return "its symbolic links lead in a circle";
    case "ENAMETOOLONG":
      return "its name is too long";
    default:
      return error.code ?? "unknown reason";
  }
}

/** Whether an error is the system's refusal of a path or a stream that a person named, which no code can mend. */
export function isSystemRefusal(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error && "code" in error && REFUSALS.has(String(error.code));
}

/** Not ENOENT: what is not there has been looked for before, so that its absence is a fault of ours. */
const REFUSALS: ReadonlySet<string> = new Set([
  ...["EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "EEXIST", "ENOTDIR", "EISDIR", "ELOOP", "ENAMETOOLONG"],
  ...["EIO", "EMFILE", "ENFILE", "EBUSY", "ETXTBSY", "EFBIG"],
]);
