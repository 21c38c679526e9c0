/** The one stylesheet of the pages. */
export const stylesheet = `
:root { color-scheme: light dark; --ink: #1d2433; --soft: #566077; --line: #d5dae4; --paper: #ffffff;
  --ground: #f3f5f9; --accent: #1f5fbf; --on-accent: #ffffff; --notice: #fff4d6; --notice-ink: #5c4200; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ebf2; --soft: #a5aec2; --line: #39425a; --paper: #1b2130; --ground: #121724;
    --accent: #8db8ff; --on-accent: #0d1830; --notice: #3b3014; --notice-ink: #ffe3a1; } }
* { box-sizing: border-box; }
body { margin: 0; overflow-wrap: anywhere; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans SC", sans-serif; }
header, main { max-width: 44rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; }
header strong { font-size: 1.05rem; }
nav { margin-left: auto; display: flex; gap: 1rem; }
main { padding-bottom: 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 1.5rem 0 .5rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
a { color: var(--accent); }
.notice { background: var(--notice); color: var(--notice-ink); border-radius: .5rem; padding: .6rem .9rem; margin: 1rem 0; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem; margin: 1rem 0; }
.soft { color: var(--soft); margin: .15rem 0; }
fieldset { border: 0; margin: 0; padding: 0; }
legend { font-weight: 600; margin-bottom: .5rem; }
.choice { display: flex; gap: .75rem; align-items: flex-start; padding: .6rem .75rem; margin: .4rem 0;
  border: 1px solid var(--line); border-radius: .5rem; cursor: pointer; }
.choice:has(:checked) { border-color: var(--accent); }
.choice input { margin-top: .35rem; }
.choice small { display: block; color: var(--soft); font-size: .9rem; }
button, .button { display: inline-block; font: inherit; font-weight: 600; text-decoration: none; cursor: pointer;
  background: var(--accent); color: var(--on-accent); border: 0; border-radius: .5rem; padding: .55rem 1.1rem; margin: .75rem .5rem 0 0; }
button.quiet { background: none; color: var(--accent); border: 1px solid var(--accent); }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: 1rem; padding: 0; list-style: none; }
.tile { display: block; height: 100%; color: inherit; text-decoration: none; background: var(--paper);
  border: 1px solid var(--line); border-radius: .75rem; padding: 1.1rem; }
.tile:hover { border-color: var(--accent); }
.tile strong { display: block; color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
label.field { display: block; font-weight: 600; margin: .9rem 0 .25rem; }
select, textarea { width: 100%; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line);
  border-radius: .5rem; padding: .5rem; }
textarea { font: .8rem/1.4 ui-monospace, Menlo, Consolas, monospace; min-height: 14rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; overflow-wrap: anywhere; }
dt { color: var(--soft); } dd { margin: 0; }
details { margin-top: 1rem; } summary { cursor: pointer; color: var(--soft); }
`;
