/** Pages of a hundred comments that are looked through. */
const MOST_PAGES = 20;

/**
 * Makes or updates the one comment of a pull request that begins with the same first line. Says what it did.
 *
 * @param {string} body whose first line marks it
 */
export async function keepComment(body, { number, isFork }, { env, token }) {
  if (number === undefined) return "no pull request: no comment";
  if (isFork)
    return "pull request of a fork, whose token may not write: see the summary and the artifact of this job";
  const request = requester(env, token);
  const comments = `/repos/${env.GITHUB_REPOSITORY}/issues/${number}/comments`;
  const known = await find(request, comments, body.split("\n", 1)[0]);
  // A contract that was never touched is no reason to speak.
  const isQuiet = !body.includes("\n| --- |");
  if (known === undefined && isQuiet) return "nothing changed: no comment";
  const path = known === undefined ? comments : `/repos/${env.GITHUB_REPOSITORY}/issues/comments/${known}`;
  const { status } = await request(known === undefined ? "POST" : "PATCH", path, { body });
  if (status >= 400)
    return `::warning::could not comment (HTTP ${status}): give the job the permission "pull-requests: write"`;
  return known === undefined ? "made a comment" : "updated the comment";
}

/** The id of the comment of a bot that has the mark; people cannot take its place. */
async function find(request, comments, mark) {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { status, json } = await request("GET", `${comments}?per_page=100&page=${page}`);
    if (status >= 400 || !Array.isArray(json)) return undefined;
    const own = json.find(({ user, body }) => user?.type === "Bot" && body?.split(/\r?\n/, 1)[0] === mark);
    if (own) return own.id;
    if (json.length < 100) return undefined;
  }
  return undefined;
}

function requester({ GITHUB_API_URL = "https://api.github.com" }, token) {
  return async (method, path, content) => {
    const response = await fetch(GITHUB_API_URL + path, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "user-agent": "waybill-compat",
        "x-github-api-version": "2022-11-28",
      },
      ...(content && { body: JSON.stringify(content) }),
      signal: AbortSignal.timeout(30_000),
    }).catch(() => undefined);
    if (response === undefined) return { status: 599 };
    return { status: response.status, json: await response.json().catch(() => undefined) };
  };
}
