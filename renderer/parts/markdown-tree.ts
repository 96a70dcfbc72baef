import MarkdownIt, { type Token } from 'markdown-it';

const TAGS = [
  ...(['p', 'ul', 'ol', 'li', 'blockquote', 'strong', 'em', 's'] as const),
  ...(['table', 'thead', 'tbody', 'tr', 'th', 'td'] as const),
] as const;
export type MarkdownTag = (typeof TAGS)[number];

/** A piece of a text in Markdown, to be drawn by components: nothing of it ever is markup of the page. */
export type MarkdownNode =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'block'; text: string }
  | { kind: 'break' }
  | { kind: 'rule' }
  | { kind: 'heading'; level: number; of: MarkdownNode[] }
  /** The address is shown; null where it is none that may be opened. */
  | { kind: 'link'; address: string; isSafe: boolean; of: MarkdownNode[] }
  | { kind: 'element'; tag: MarkdownTag; of: MarkdownNode[] };

// Markup of others stays text, and nothing is fetched: an image is a link. Nesting is bounded by the parser.
const parser = new MarkdownIt({ html: false, linkify: false, typographer: false });

export function markdownTree(text: string): MarkdownNode[] {
  return treeOf(parser.parse(text, {}));
}

type Wrap = (of: MarkdownNode[]) => MarkdownNode[];

function treeOf(tokens: readonly Token[]): MarkdownNode[] {
  let nodes: MarkdownNode[] = [];
  const open: { before: MarkdownNode[]; wrap: Wrap }[] = [];
  for (const token of tokens) {
    if (token.nesting === 1) {
      open.push({ before: nodes, wrap: wrapOf(token) });
      nodes = [];
    } else if (token.nesting === -1) {
      const last = open.pop();
      if (last !== undefined) nodes = [...last.before, ...last.wrap(nodes)];
    } else nodes.push(...leafOf(token));
  }
  return nodes;
}

function wrapOf(token: Token): Wrap {
  const { tag } = token;
  // A paragraph of a list without blank lines.
  if (token.hidden) return (of) => of;
  if (/^h[1-6]$/.test(tag)) return (of) => [{ kind: 'heading', level: Number(tag.slice(1)), of }];
  if (tag === 'a') {
    const address = String(token.attrGet('href') ?? '');
    return (of) => [linkTo(address, of)];
  }
  const known = TAGS.find((one) => one === tag);
  return known === undefined ? (of) => of : (of) => [{ kind: 'element', tag: known, of }];
}

function leafOf(token: Token): MarkdownNode[] {
  switch (token.type) {
    case 'inline':
      return treeOf(token.children ?? []);
    case 'code_inline':
      return [{ kind: 'code', text: token.content }];
    case 'fence':
    case 'code_block':
      return [{ kind: 'block', text: token.content }];
    case 'image':
      return [linkTo(String(token.attrGet('src') ?? ''), [{ kind: 'text', text: token.content }])];
    // A line that was typed is a line.
    case 'softbreak':
    case 'hardbreak':
      return [{ kind: 'break' }];
    case 'hr':
      return [{ kind: 'rule' }];
    default:
      return token.content === '' ? [] : [{ kind: 'text', text: token.content }];
  }
}

const linkTo = (address: string, of: MarkdownNode[]): MarkdownNode => {
  return { kind: 'link', address, isSafe: isHttps(address), of };
};

function isHttps(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:';
}
