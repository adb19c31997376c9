/** The whole style of the API's pages: readable without it, in both colour schemes, on a phone too. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1c1b19;--dim:#5f5b54;--paper:#fbfaf7;--panel:#f1eee7;--line:#d9d4c8;--accent:#0b5f70}
@media (prefers-color-scheme:dark){:root{--ink:#ece9e2;--dim:#a9a49a;--paper:#181715;--panel:#23211e;--line:#3b3833;--accent:#6fc3d4}}
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
header,main,footer{max-width:76rem;margin:0 auto;padding:1rem}
header{border-bottom:1px solid var(--line)}
footer{border-top:1px solid var(--line);color:var(--dim);font-size:.9rem}
h1{font-size:1.6rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.15rem;margin:1.6rem 0 .5rem}
a{color:var(--accent)}
a:focus-visible,button:focus-visible,input:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
nav ol,nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;margin:0;padding:0}
.skip{position:absolute;inset-inline-start:-99rem}
.skip:focus{inset-inline-start:1rem}
.wide{overflow-x:auto;border:1px solid var(--line);border-radius:.3rem}
table{border-collapse:collapse;width:100%;font-size:.93rem}
caption{text-align:start;padding:.5rem .6rem;color:var(--dim)}
th,td{text-align:start;vertical-align:top;padding:.4rem .6rem;border-top:1px solid var(--line);overflow-wrap:break-word;min-width:6rem}
td ul{list-style:none;margin:0;padding:0}
main nav{margin:.6rem 0}
thead th{background:var(--panel)}
dl{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.3rem 1rem;margin:0}
dt{color:var(--dim)}
dd{margin:0;overflow-wrap:anywhere}
svg{display:block;width:100%;max-height:24rem;background:var(--panel);border:1px solid var(--line);border-radius:.3rem}
svg .frame{fill:none;stroke:var(--line)}
svg .area{fill:var(--accent);fill-opacity:.18;stroke:var(--accent)}
svg .line{fill:none;stroke:var(--accent)}
svg .point{fill:var(--accent);fill-opacity:.75}
code{font:.92em ui-monospace,monospace;overflow-wrap:anywhere}
form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end}
label{display:grid;gap:.2rem;flex:1 1 14rem;color:var(--dim);font-size:.9rem}
input,button{font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--line);border-radius:.3rem;padding:.4rem .6rem}
button{background:var(--accent);color:var(--paper);border-color:var(--accent)}
`
