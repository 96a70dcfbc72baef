/** What a file of something that has a name of its own is called; `otherwise` where nothing of that name can be. */
export function fileName(name: string, otherwise: string): string {
  const plain = name.replace(/[^\p{L}\p{N}_-]+/gu, '_').slice(0, 80);
  return plain === '' || plain === '_' ? otherwise : plain;
}
