/** The operations that change something. */
import { type Answer, type Ask, found, invalid, notFound, placeOf, pullOf, Refusal } from './answers.ts';
import type { JsonObject } from './contract.ts';
import { commentReply, gitCommit } from './replies.ts';

const MAX_COMMENT = 65_536;
const DAY = 86_400_000;

const created = (body: JsonObject): Answer => ({ status: 201, body });
const text = (body: JsonObject, key: string): string => String(body[key] ?? '');

const commentBody = (ask: Ask): string => {
  const body = text(ask.body, 'body');
  if (body.trim() === '') throw invalid('IssueComment', 'Body cannot be blank');
  if (body.length > MAX_COMMENT)
    throw invalid('IssueComment', `Body is too long (maximum is ${MAX_COMMENT} characters)`);
  return body;
};

const createComment = (ask: Ask): Answer => {
  const place = placeOf(ask);
  const pull = pullOf(ask);
  const ids = place.repository.pulls.flatMap((each) => each.comments.map((comment) => comment.id));
  const at = ask.now();
  const comment = {
    id: Math.max(9000, ...ids) + 1,
    user: ask.viewer,
    body: commentBody(ask),
    created: at,
    updated: at,
  };
  pull.comments.push(comment);
  return created(commentReply(place, pull.number, comment));
};

const updateComment = (ask: Ask): Answer => {
  const place = placeOf(ask);
  for (const pull of place.repository.pulls) {
    const comment = pull.comments.find((each) => each.id === Number(ask.parameters.comment_id));
    if (comment === undefined) continue;
    comment.body = commentBody(ask);
    comment.updated = ask.now();
    return { status: 200, body: commentReply(place, pull.number, comment) };
  }
  throw notFound();
};

const deleteComment = (ask: Ask): Answer => {
  for (const pull of placeOf(ask).repository.pulls) {
    const at = pull.comments.findIndex((each) => each.id === Number(ask.parameters.comment_id));
    if (at === -1) continue;
    pull.comments.splice(at, 1);
    return { status: 204 };
  }
  throw notFound();
};

const rerun = (ask: Ask): Answer => {
  const run = found(placeOf(ask).repository.runs.find((each) => each.id === Number(ask.parameters.run_id)));
  if (run.status !== 'completed') throw new Refusal(403, 'This workflow is already running');
  if (run.attempt > 50) throw new Refusal(403, 'This workflow run cannot be retried any more');
  if (Date.parse(ask.now()) - Date.parse(run.created) > 30 * DAY) {
    throw new Refusal(403, 'Unable to retry this workflow run because it was created over a month ago');
  }
  run.status = 'queued';
  run.conclusion = null;
  run.attempt += 1;
  return created({});
};

const address = (ask: Ask): string => {
  const { repository, url } = placeOf(ask);
  return `${url}/repos/${repository.owner}/${repository.name}/git`;
};

const createBlob = (ask: Ask): Answer => {
  const content = Buffer.from(text(ask.body, 'content'), ask.body.encoding === 'base64' ? 'base64' : 'utf8');
  const sha = placeOf(ask).objects.writeBlob(content);
  return created({ sha, url: `${address(ask)}/blobs/${sha}` });
};

const createTree = (ask: Ask): Answer => {
  const { objects } = placeOf(ask);
  const given = ask.body.tree as readonly JsonObject[];
  const items = given.map((item) => {
    const content = item.content === undefined ? null : objects.writeBlob(Buffer.from(text(item, 'content')));
    const sha = content ?? (typeof item.sha === 'string' ? item.sha : null);
    if (sha !== null && item.mode !== '160000' && objects.typeOf(sha) !== 'blob')
      throw new Refusal(422, `tree.sha ${sha} is not a valid blob`);
    return { path: text(item, 'path'), mode: text(item, 'mode'), sha };
  });
  const base = typeof ask.body.base_tree === 'string' ? ask.body.base_tree : null;
  const sha = objects.writeTree(base, items);
  if (sha === null) throw new Refusal(422, 'base_tree is not a valid tree oid');
  const tree = (objects.tree(sha, false) ?? []).map((item) => ({ ...item }));
  return created({ sha, url: `${address(ask)}/trees/${sha}`, truncated: false, tree });
};

const signature = (ask: Ask, given: unknown): string => {
  const said = (given ?? {}) as { name?: string; email?: string; date?: string };
  const seconds = Math.floor(Date.parse(said.date ?? ask.now()) / 1000);
  const { login, id } = ask.viewer;
  return `${said.name ?? login} <${said.email ?? `${id}+${login}@users.noreply.github.com`}> ${seconds} +0000`;
};

const createCommit = (ask: Ask): Answer => {
  const place = placeOf(ask);
  const parents = (ask.body.parents ?? []) as readonly string[];
  const tree = text(ask.body, 'tree');
  if (place.objects.typeOf(tree) !== 'tree') throw new Refusal(422, 'Tree SHA does not exist');
  for (const parent of parents)
    if (place.objects.typeOf(parent) !== 'commit') throw new Refusal(422, 'Parent SHA does not exist');
  const author = signature(ask, ask.body.author);
  const committer = ask.body.committer === undefined ? author : signature(ask, ask.body.committer);
  const lines = [
    `tree ${tree}`,
    ...parents.map((sha) => `parent ${sha}`),
    `author ${author}`,
    `committer ${committer}`,
  ];
  const sha = place.objects.writeObject('commit', `${lines.join('\n')}\n\n${text(ask.body, 'message')}`);
  return created(gitCommit(place, found(place.objects.commit(found(sha)))));
};

const createTag = (ask: Ask): Answer => {
  const { objects } = placeOf(ask);
  const tagger = signature(ask, ask.body.tagger);
  const { tag, message, object, type } = ask.body;
  if (objects.typeOf(String(object)) !== type) throw new Refusal(422, 'Object does not exist');
  const sha = found(
    objects.writeObject('tag', `object ${object}\ntype ${type}\ntag ${tag}\ntagger ${tagger}\n\n${message}\n`),
  );
  const read = found(objects.readTag(sha));
  return created({
    sha,
    url: `${address(ask)}/tags/${sha}`,
    tag: read.tag,
    message: read.message,
    tagger: { ...read.tagger },
    object: { sha: read.object, type: read.type, url: `${address(ask)}/${read.type}s/${read.object}` },
  });
};

const refAnswer = (ask: Ask, status: number, ref: string, sha: string): Answer => {
  const type = placeOf(ask).objects.typeOf(sha) ?? 'commit';
  return {
    status,
    body: { ref, url: `${address(ask)}/${ref}`, object: { sha, type, url: `${address(ask)}/${type}s/${sha}` } },
  };
};

const createRef = (ask: Ask): Answer => {
  const { objects } = placeOf(ask);
  const ref = text(ask.body, 'ref');
  const sha = text(ask.body, 'sha');
  if (!/^refs\/[^/]+\/./.test(ref)) throw new Refusal(422, `${ref} is not a valid ref name.`);
  if (objects.resolve(ref) !== null) throw new Refusal(422, 'Reference already exists');
  if (objects.typeOf(sha) === null) throw new Refusal(422, 'Object does not exist');
  objects.setRef(ref, sha);
  return refAnswer(ask, 201, ref, sha);
};

const updateRef = (ask: Ask): Answer => {
  const { objects } = placeOf(ask);
  const ref = `refs/${ask.parameters.ref}`;
  const sha = text(ask.body, 'sha');
  const before = objects.resolve(ref);
  if (before === null) throw new Refusal(422, 'Reference does not exist');
  if (objects.typeOf(sha) === null) throw new Refusal(422, 'Object does not exist');
  if (ask.body.force !== true && !objects.contains(sha, before)) throw new Refusal(422, 'Update is not a fast forward');
  objects.setRef(ref, sha);
  return refAnswer(ask, 200, ref, sha);
};

const createStatus = (ask: Ask): Answer => {
  const { repository } = placeOf(ask);
  const description = typeof ask.body.description === 'string' ? ask.body.description : null;
  const status = { state: text(ask.body, 'state'), context: text(ask.body, 'context') || 'default', description };
  repository.statuses.push({ sha: ask.parameters.sha ?? '', ...status });
  return created(status);
};

export const writeOperations: Readonly<Record<string, (ask: Ask) => Answer>> = {
  'actions/re-run-workflow': rerun,
  'git/create-blob': createBlob,
  'git/create-commit': createCommit,
  'git/create-ref': createRef,
  'git/create-tag': createTag,
  'git/create-tree': createTree,
  'git/update-ref': updateRef,
  'issues/create-comment': createComment,
  'issues/delete-comment': deleteComment,
  'issues/update-comment': updateComment,
  'repos/create-commit-status': createStatus,
};
