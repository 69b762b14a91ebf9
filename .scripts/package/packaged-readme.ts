/**
 * The README as it stands in a package, where nothing of the repository is beside it and no address is known that it
 * could be found at: pictures are put into it, and links to files become plain words.
 *
 * @param read the bytes of a file, by its path from the README
 */
export function packagedReadme(readme: string, read: (path: string) => Uint8Array): string {
  return readme
    .replace(/!\[([^\]]*)\]\((?!\w+:)([^)]+)\)/g, (_, alternative: string, path: string) => {
      const kind = /\.(png|jpe?g|gif)$/i.exec(path)?.[1]?.toLowerCase();
      if (!kind) throw new Error(`The README shows ${path}, and VS Code shows PNG, JPEG and GIF only.`);
      const data = Buffer.from(read(path)).toString('base64');
      return `![${alternative}](data:image/${kind.replace('jpg', 'jpeg')};base64,${data})`;
    })
    .replace(/(?<!!)\[([^\]]*)\]\((?!\w+:|#)[^)]+\)/g, '$1');
}
