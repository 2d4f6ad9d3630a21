const topicFile = /^([^_/][^/]*)\/(?:topic\.yaml|v[1-9]\d{0,8}\.schema\.json)$/;

/** The topic whose folder a file makes one; undefined for any other file. */
export function topicMadeBy(file: string): string | undefined {
  return topicFile.exec(file)?.[1];
}
