/** The chat's own looks: the palette of the app, without its files. A style sheet made here needs no hole in the policy. */
const look = `
:root { color-scheme: light dark;
  --page: light-dark(#fcfcfd, #14161a); --panel: light-dark(#f4f5f7, #191c21); --raised: light-dark(#fff, #21252c);
  --line: light-dark(#e3e5ea, #2c313a); --edge: light-dark(#8b93a3, #5d6678); --text: light-dark(#1b1f27, #e4e7ec);
  --quiet: light-dark(#565d6b, #a2aab8); --ink: light-dark(#27499a, #9bb8f7); --fill: light-dark(#2c4f9e, #3c63bd);
  --chosen: light-dark(#e6ecf9, #22304e); --late: light-dark(#b3261e, #ff9990); }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html, body { height: 100%; margin: 0; }
body { background: var(--page); color: var(--text);
  font: 450 15px/1.45 Inter, system-ui, -apple-system, 'Segoe UI', Vazirmatn, Tahoma, sans-serif; }
main { display: flex; flex-direction: column; height: 100%; max-width: 720px; margin: 0 auto; }
header { display: flex; align-items: center; gap: 8px; padding: 12px 16px; border-block-end: 1px solid var(--line); }
h1 { flex: 1; margin: 0; font-size: 16px; font-weight: 600; }
.log { flex: 1; overflow-y: auto; padding: 16px; display: flex; flex-direction: column; gap: 8px;
  overscroll-behavior: contain; }
.log > :first-child { margin-block-start: auto; }
@media (min-width: 760px) { .log { flex: 0 1 auto; } }
.said { max-width: 84%; padding: 8px 12px; border-radius: 12px; background: var(--panel); align-self: flex-start;
  white-space: pre-line; overflow-wrap: anywhere; border-end-start-radius: 3px; }
.said[data-from=visitor] { align-self: flex-end; background: var(--fill); color: #fff; border-radius: 12px;
  border-end-end-radius: 3px; }
.said[data-from=colleague] { background: var(--chosen); }
.by { display: block; font-size: 12px; color: var(--quiet); }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.shown { align-self: stretch; padding: 14px 16px; border: 1px solid var(--line); border-radius: 12px;
  background: var(--raised); }
.shown h2 { margin: 0 0 6px; font-size: 16px; font-weight: 600; }
.shown p, .shown ul { margin: 6px 0; } .shown ul { padding-inline-start: 20px; }
.shown a { display: inline-block; margin-block-start: 6px; color: var(--ink); font-weight: 550; overflow-wrap: anywhere; }
form { padding: 12px 16px; border-block-start: 1px solid var(--line); display: flex; flex-direction: column; gap: 8px; }
.line { display: flex; gap: 8px; align-items: flex-end; }
.choices { display: flex; flex-wrap: wrap; gap: 8px; border: 0; padding: 0; margin: 0; min-width: 0; }
.times { max-height: 148px; overflow-y: auto; }
input, textarea, select { flex: 1; min-width: 0; min-height: 44px; padding: 9px 12px; border: 1px solid var(--edge);
  border-radius: 8px; background: var(--raised); color: inherit; font: inherit; font-size: 16px; resize: none; }
button { min-height: 44px; padding: 0 16px; border: 1px solid var(--edge); border-radius: 22px; background: var(--raised);
  color: var(--ink); font: inherit; font-weight: 550; cursor: pointer; }
button:hover { background: var(--chosen); }
button.main { border-color: transparent; border-radius: 8px; background: var(--fill); color: #fff; }
button.plain { border-color: transparent; background: none; color: var(--quiet); }
button:disabled { opacity: .6; cursor: default; }
:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }
.fault { margin: 0; color: var(--late); font-size: 14px; }
.state, .notice { margin: 0; color: var(--quiet); font-size: 13px; }
.notice { padding: 0 16px 12px; }
`

/** Puts the looks on the page. */
export function dress(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(look)
  document.adoptedStyleSheets = [sheet]
}
