/** What a value may hold that means harm to some reader of it, by what it would be. */
export const HOSTILE_VALUES: Readonly<Record<string, string>> = {
  'an element of HTML': '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'elements without their end': '<script x <!-- <pre <?php <![CDATA[ <!DOCTYPE',
  'the end of an attribute, an element and a comment':
    '"\'><b onmouseover=alert(1)>--></td></table></style></title>]]>',
  'HTML that is escaped already': '&lt;script&gt;&#60;b&#62;&amp;&colon;',
  'a link and a picture':
    '[l](javascript:alert(1)) ![p](http://e.example/p.png) <javascript:alert(1)> [x]: javascript:alert(1)',
  'the marks of Markdown': '# h | a | **b** `c` ~~d~~ __e__ $f$ - [ ] g',
  'a reference to people and numbers': '@octocat @org/team #12 org/repo#12 GH-12 !12',
  'a formula': "=cmd|' /C calc'!A0 +1 -1 @SUM(1)",
  'a command to a build service': '::error file=a::pwned',
  'a command behind a line end': 'x\n::error::pwned\r\n##[error]y\n##vso[task.complete]z',
  'a command behind an escaped line end': 'x%0A::error::pwned%0D%0A::set-output name=a::b',
  'colours and the title of a terminal': 'a\u001b[31mred\u001b[0m\u001b]0;title\u0007\u009b2J',
  'a link of a terminal': '\u001b]8;;http://e.example\u001b\\text\u001b]8;;\u001b\\',
  'text that turns its direction': 'user\u202e\u2066// admin\u2069\u2066',
  'separators that act as line ends': 'a\u2028::error::x\u2029b\u0085c',
  'control characters': 'a\bb\u0000c\u007fd',
  'half a character': 'a\ud800b\udc00c',
  'no characters': 'a\ufffeb\uffff',
  'a very long word': 'x'.repeat(2000),
  'a path out': '../../../etc/passwd',
  'an option': '--output=x -rf',
};

/** What a terminal, a build service, or the eye of a reader would obey. */
export const OBEYED: RegExp = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\u2028\u2029]/u;
