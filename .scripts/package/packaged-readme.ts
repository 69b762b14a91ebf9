/**
 * The README as it stands in a package, where nothing of the repository is beside it and no address is known that it
 * could be found at: its first picture is put into it, more would make the package too large, and links to files become
 * plain words.
 *
 * @param read the bytes of a file, by its path from the README
 */
export function packagedReadme(readme: string, read: (path: string) => Uint8Array): string {
  let pictures = 0;
  return readme
    .replace(/!\[([^\]]*)\]\((?!\w+:)([^)]+)\)\n?/g, (all, alternative: string, path: string) => {
      const kind = /\.(png|jpe?g|gif)$/i.exec(path)?.[1]?.toLowerCase();
      if (!kind) throw new Error(`The README shows ${path}, and VS Code shows PNG, JPEG and GIF only.`);
      if (pictures++ > 0) return '';
      const data = Buffer.from(read(path)).toString('base64');
      return `![${alternative}](data:image/${kind.replace('jpg', 'jpeg')};base64,${data})${all.endsWith('\n') ? '\n' : ''}`;
    })
    .replace(/(?<!!)\[([^\]]*)\]\((?!\w+:|#)[^)]+\)/g, '$1');
}
