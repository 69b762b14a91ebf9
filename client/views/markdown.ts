/** Text that somebody else wrote, for Markdown: nothing in it becomes markup, a link or a line of its own. */
export function markdownText(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
