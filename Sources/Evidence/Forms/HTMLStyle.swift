extension HTML {
    /// Light and dark by the reader's choice; on paper always light, without what only a screen can do.
    static let style = """
        :root {
          color-scheme: light dark;
          --page: #fbfbf9; --panel: #ffffff; --ink: #1c2024; --soft: #5b6470; --rule: #dcdfe3; --accent: #0b5c8a;
          --bad: #b3261e; --bad-back: #fbe9e7; --fair: #8a5200; --fair-back: #fdf1dc; --good: #1d6b3c; --good-back: #e4f3e9;
          --note: #3b5b92; --note-back: #e7edf8; --hover: #f1f4f6;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #14171a; --panel: #1b1f23; --ink: #e6e9ec; --soft: #9aa5b1; --rule: #333a41; --accent: #74c0ec;
            --bad: #ff9d94; --bad-back: #43211f; --fair: #f3c06b; --fair-back: #3b2f18; --good: #86d6a3; --good-back: #1c3526;
            --note: #a9c3f5; --note-back: #222f47; --hover: #23292e;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", Roboto, sans-serif;
          display: grid; grid-template: auto 1fr / 232px minmax(0, 1fr); grid-template-areas: "head head" "nav main";
        }
        header { grid-area: head; padding: 28px 32px 20px; border-bottom: 1px solid var(--rule); background: var(--panel); }
        h1 { font-size: 25px; line-height: 1.25; margin: 0 0 16px; letter-spacing: -0.01em; }
        h2 { font-size: 20px; margin: 0 0 10px; letter-spacing: -0.005em; }
        h3 { font-size: 15px; margin: 26px 0 8px; }
        p, ul { max-width: 78ch; margin: 0 0 12px; overflow-wrap: anywhere; }
        a { color: var(--accent); }
        nav { grid-area: nav; padding: 24px 16px 24px 32px; }
        nav > * { position: sticky; }
        nav form { top: 20px; }
        nav ol { top: 104px; list-style: none; padding: 0; margin: 18px 0 0; }
        nav li a { display: block; padding: 4px 8px; margin-left: -8px; border-radius: 5px; text-decoration: none; color: var(--ink); }
        nav li a:hover { background: var(--hover); }
        label { display: block; font-size: 12.5px; color: var(--soft); }
        input, select {
          font: inherit; font-size: 13.5px; color: inherit; background: var(--panel); border: 1px solid var(--rule);
          border-radius: 6px; padding: 5px 8px; max-width: 100%;
        }
        nav input { width: 100%; }
        main { grid-area: main; padding: 24px 32px 80px 16px; min-width: 0; max-width: 1480px; }
        main:focus { outline: none; }
        section {
          background: var(--panel); border: 1px solid var(--rule); border-radius: 10px; padding: 22px 24px; margin-bottom: 20px;
          scroll-margin-top: 16px;
        }
        dl { margin: 0; display: grid; gap: 10px 28px; }
        dl.head { grid-template-columns: repeat(auto-fill, minmax(190px, max-content)); }
        dl.tiles { grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 12px; margin-top: 18px; }
        dl.tiles div { border: 1px solid var(--rule); border-radius: 8px; padding: 10px 14px; }
        dt { font-size: 12.5px; color: var(--soft); }
        dd { margin: 0; overflow-wrap: anywhere; }
        dl.tiles dd { font-size: 21px; font-variant-numeric: tabular-nums; line-height: 1.3; }
        .filters { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: end; margin-bottom: 10px; }
        .filters output { font-size: 13px; color: var(--soft); padding-bottom: 6px; }
        .scroll { overflow: auto; max-height: 70vh; border: 1px solid var(--rule); border-radius: 8px; }
        table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: 13.5px; }
        th { position: sticky; top: 0; background: var(--panel); text-align: left; vertical-align: bottom; border-bottom: 1px solid var(--rule); padding: 0; }
        th button {
          all: unset; cursor: pointer; padding: 8px; font-weight: 600; font-size: 12.5px; line-height: 1.3; display: block;
        }
        th button:hover { color: var(--accent); }
        th[aria-sort=ascending] button::after { content: " ↑"; }
        th[aria-sort=descending] button::after { content: " ↓"; }
        td { padding: 6px 8px; vertical-align: top; border-bottom: 1px solid var(--rule); }
        tr:last-child td { border-bottom: 0; }
        tbody tr:hover { background: var(--hover); }
        td.code { font: 12.5px/1.55 ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: break-word; }
        .number { text-align: right; font-variant-numeric: tabular-nums; }
        th.number button { text-align: right; }
        td b { font-weight: 500; border-radius: 5px; padding: 1px 7px; white-space: nowrap; }
        td.bad b { color: var(--bad); background: var(--bad-back); }
        td.fair b { color: var(--fair); background: var(--fair-back); }
        td.good b { color: var(--good); background: var(--good-back); }
        td.note b { color: var(--note); background: var(--note-back); }
        td.faint b { padding: 0; }
        .faint { color: var(--soft); }
        mark { background: var(--fair-back); color: inherit; }
        figure { margin: 24px 0 0; }
        figcaption { font-weight: 600; margin-bottom: 8px; }
        .drawing { overflow-x: auto; }
        svg { display: block; overflow: visible; max-width: 100%; height: auto; font: 13px system-ui, "Segoe UI", Roboto, sans-serif; }
        svg text { fill: var(--ink); } svg text.faint, svg .number { fill: var(--soft); }
        svg .bad { fill: var(--bad); } svg .fair { fill: var(--fair); } svg .note { fill: var(--note); }
        svg .grid { stroke: var(--rule); } svg .line { fill: none; stroke-width: 2; }
        svg .line.bad { stroke: var(--bad); } svg .line.fair { stroke: var(--fair); } svg .line.note { stroke: var(--note); }
        svg .edge { fill: none; stroke: var(--soft); stroke-opacity: .35; }
        svg .node { stroke: var(--rule); fill: var(--panel); }
        svg .node.bad { fill: var(--bad-back); stroke: var(--bad); } svg .node.fair { fill: var(--fair-back); stroke: var(--fair); }
        svg .node.note { fill: var(--note-back); stroke: var(--note); }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
        .skip { position: absolute; left: -999px; } .skip:focus { left: 12px; top: 8px; background: var(--panel); padding: 6px 10px; z-index: 2; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        @media (max-width: 860px) {
          body { grid-template: auto auto 1fr / minmax(0, 1fr); grid-template-areas: "head" "nav" "main"; }
          header, nav, main { padding-left: 16px; padding-right: 16px; } nav > * { position: static; } nav ol { columns: 2; }
          section { padding: 16px; }
        }
        @media print {
          :root {
            color-scheme: light; --page: #fff; --panel: #fff; --ink: #000; --soft: #444; --rule: #bbb; --accent: #000;
            --bad: #8f1d17; --bad-back: #fff; --fair: #6d4100; --fair-back: #fff; --good: #14522d; --good-back: #fff;
            --note: #2a4473; --note-back: #fff;
          }
          @page { size: A4 landscape; margin: 14mm 12mm; }
          body { display: block; font-size: 9.5pt; }
          nav, .skip, .filters label, .filters button, th button::after { display: none; }
          header, main, section { padding: 0; border: 0; background: none; }
          section { break-before: page; margin: 0; } section:first-child { break-before: auto; }
          .scroll { max-height: none; overflow: visible; border: 0; }
          table { font-size: 8pt; } td.code { font-size: 7.5pt; } th { position: static; } thead { display: table-header-group; }
          tr, figure, dl.tiles div { break-inside: avoid; } th button { white-space: normal; padding: 3px 5px; } td { padding: 2px 5px; }
          td b { padding: 0; white-space: normal; }
        }
        """
}
