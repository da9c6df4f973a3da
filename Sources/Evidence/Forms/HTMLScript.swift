extension HTML {
    /// Search, filters and sorting. The state is kept in the address: `#q=modbus&findings.Rule=C101&findings.sort=-Place`.
    /// Without scripts everything is there to read.
    static let script = #"""
        'use strict';
        const search = document.getElementById('search');
        const status = document.getElementById('status');
        const state = new URLSearchParams(location.hash.includes('=') ? location.hash.slice(1) : '');
        const tables = [...document.querySelectorAll('table')].map(table => {
          const heads = [...table.tHead.rows[0].cells];
          const names = heads.map(head => head.textContent.trim());
          const rows = [...table.tBodies[0].rows].map(row => ({
            row, cells: [...row.cells].map(cell => cell.textContent), text: row.textContent.toLowerCase()
          }));
          return {id: table.dataset.name, table, heads, names, rows, filters: [], count: document.createElement('output')};
        });

        function keep(key, value) {
          value ? state.set(key, value) : state.delete(key);
          const text = state.toString();
          history.replaceState(null, '', text ? '#' + text : location.pathname + location.search);
        }

        function apply() {
          const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
          let shown = 0;
          for (const {rows, filters, count} of tables) {
            let here = 0;
            for (const {row, cells, text} of rows) {
              const fits = words.every(word => text.includes(word))
                && filters.every(({select, index}) => !select.value || cells[index] === select.value);
              row.hidden = !fits;
              if (fits) here += 1;
            }
            count.textContent = here === rows.length ? `${rows.length} rows` : `${here} of ${rows.length} rows`;
            shown += here;
          }
          status.textContent = words.length ? `${shown} rows match the search.` : '';
        }

        function sort(entry, index, descending) {
          const isNumber = entry.heads[index].classList.contains('number');
          const order = new Intl.Collator('en', {numeric: true});
          const rank = {error: 0, warning: 1, note: 2};
          entry.rows.sort((a, b) => {
            const [x, y] = [a.cells[index], b.cells[index]];
            const difference = isNumber ? Number(x) - Number(y)
              : x in rank && y in rank ? rank[x] - rank[y] : order.compare(x, y);
            return descending ? -difference : difference;
          });
          entry.table.tBodies[0].append(...entry.rows.map(({row}) => row));
          entry.heads.forEach((head, i) => i === index
            ? head.setAttribute('aria-sort', descending ? 'descending' : 'ascending') : head.removeAttribute('aria-sort'));
        }

        for (const entry of tables) {
          const place = document.getElementById(entry.id + '-filters');
          entry.heads.forEach((head, index) => {
            const name = entry.names[index];
            head.querySelector('button').addEventListener('click', () => {
              const descending = head.getAttribute('aria-sort') === 'ascending';
              sort(entry, index, descending);
              keep(entry.id + '.sort', (descending ? '-' : '') + name);
            });
            if (!('choice' in head.dataset)) return;
            const values = [...new Set(entry.rows.map(({cells}) => cells[index]))].filter(Boolean)
              .sort(new Intl.Collator('en', {numeric: true}).compare);
            if (values.length < 2) return;
            const label = document.createElement('label');
            const select = document.createElement('select');
            select.append(new Option('all', ''), ...values.map(value => new Option(value)));
            const key = entry.id + '.' + name;
            select.value = state.get(key) ?? '';
            select.addEventListener('change', () => { keep(key, select.value); apply(); });
            label.append(name, document.createElement('br'), select);
            place.append(label);
            entry.filters.push({select, index});
          });
          place.append(entry.count);
          const sorted = state.get(entry.id + '.sort');
          const index = entry.names.indexOf((sorted ?? '').replace(/^-/, ''));
          if (index >= 0) sort(entry, index, sorted.startsWith('-'));
        }
        search.value = state.get('q') ?? '';
        let pause = 0;
        search.addEventListener('input', () => {
          clearTimeout(pause);
          pause = setTimeout(() => { keep('q', search.value); apply(); }, 120);
        });
        apply();
        """#
}
