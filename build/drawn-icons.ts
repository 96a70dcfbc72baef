import type { Plugin } from 'vite';

/** What our components say to an icon; a test holds them to it. */
export const ICON_PROPS = ['size', 'fill', 'strokeWidth', 'aria-hidden', 'aria-label'] as const;

const ICON = /@lucide\/svelte\/dist\/icons\/[\w-]+\.svelte$/;
const DATA = /^const iconData = (\{.*\});$/m;

interface IconData {
  size: number;
  node: [tag: string, attributes: Record<string, string>][];
}

/**
 * Icons as plain shapes. The package puts each together while the page runs, from a list and whatever it may be given: that is a third
 * of the time in which the first screen is drawn.
 */
export function drawnIcons(): Plugin {
  return {
    name: 'drawn-icons',
    enforce: 'pre',
    transform(source, id) {
      if (!ICON.test(id)) return null;
      const data = DATA.exec(source)?.[1];
      if (data === undefined) throw new Error(`${id} is no icon as they were.`);
      return { code: drawn(JSON.parse(data) as IconData), map: null };
    },
  };
}

export function drawn({ size, node }: IconData): string {
  const shapes = node.map(([tag, attributes]) => `<${tag}${attributesOf(attributes)} />`);
  return `<script>
  let { size = ${size}, fill = 'none', strokeWidth = 2, 'aria-hidden': hidden, 'aria-label': label } = $props();
</script>
<svg xmlns="http://www.w3.org/2000/svg" width={size} height={size} viewBox="0 0 ${size} ${size}" {fill}
  stroke="currentColor" stroke-width={strokeWidth} stroke-linecap="round" stroke-linejoin="round"
  aria-hidden={hidden ?? (label === undefined ? 'true' : undefined)} aria-label={label}>${shapes.join('')}</svg>
`;
}

function attributesOf(attributes: Record<string, string>): string {
  return Object.entries(attributes)
    .filter(([name]) => name !== 'key')
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}
