/**
 * The look of all pictures: ink on a surface of their own, so that they can be read on any page, in the reader's light or
 * dark mode. Training is ink and solid, validation is teal and dashed; class 0 is teal, class 1 orange.
 */
export const STYLE = `
svg{--surface:#fff;--line:#dfe3e8;--ink:#14181e;--ink-2:#48515e;--ink-3:#626c7a;--accent:#0a7466;--soft:#dff1ee;
--warm:#b4530a;--warm-soft:#fbe9d9;--cool:#2f5fb3;--rose:#a8326e;--moss:#5d7a12;
font-family:"Pretendard Variable",Pretendard,Inter,system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;
font-variant-numeric:tabular-nums;font-size:12px}
@media(prefers-color-scheme:dark){svg{--surface:#14181e;--line:#29313a;--ink:#eceff3;--ink-2:#b7c0cb;--ink-3:#929dab;
--accent:#45c8b1;--soft:#12322d;
--warm:#f0a35e;--warm-soft:#3a2614;--cool:#8bb0f5;--rose:#ec8fbe;--moss:#b3cf62}}
.surface{fill:var(--surface);stroke:var(--line)}
.hairline{stroke:var(--line);fill:none}
.training{stroke:var(--ink);stroke-width:1.75;fill:none;stroke-linejoin:round}
.validation{stroke:var(--accent);stroke-width:1.75;stroke-dasharray:4 3;fill:none;stroke-linejoin:round}
.line{stroke-width:1.75;fill:none;stroke-linejoin:round}
.line-0{stroke:var(--ink)}
.line-1{stroke:var(--accent)}
.line-2{stroke:var(--warm)}
.line-3{stroke:var(--cool)}
.line-4{stroke:var(--rose)}
.line-5{stroke:var(--moss)}
.area-0{fill:var(--soft)}
.area-1{fill:var(--warm-soft)}
.point-0{fill:var(--accent)}
.point-1{fill:var(--warm)}
.ink{fill:var(--ink)}
.best{stroke:var(--ink-3);stroke-dasharray:1.5 3}
.dot{fill:var(--surface);stroke:var(--accent);stroke-width:2}
.bar{fill:var(--accent)}
.reach{stroke:var(--accent);stroke-width:1.75}
.label{fill:var(--ink-3)}
.right{fill:var(--ink-3);text-anchor:end}
.middle{fill:var(--ink-3);text-anchor:middle}
.name{fill:var(--ink)}
.number{fill:var(--ink);text-anchor:end}
.heading{fill:var(--ink);font-size:14px;font-weight:600}
.title{fill:var(--ink);font-size:17px;font-weight:600}
.figure{fill:var(--ink);font-size:17px;font-weight:600}
`;
