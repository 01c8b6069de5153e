import { describe, expect, test } from 'vitest';
import { EVIDENCE_LIMITS } from '@/lib/domain/evidence';
import { readRow } from '@/lib/portal/row-evidence';
import { write } from './portal-page';

const ID = 'a1b2c3d4-0000-4000-8000-00000000000a';

function read(html: string, selector: string) {
  const row = write(html).querySelector(selector);
  if (!row) throw new Error('The page has no row');
  return readRow([row]).evidence;
}

const tableRow = (cells: string, attributes = '') =>
  read(`<table><tbody><tr ${attributes}>${cells}</tr></tbody></table>`, 'tr');

describe('a row’s id is read from', () => {
  test.for([
    ['its data', `<td>WS-1</td>`, `data-endpoint-id="${ID}"`],
    ['its id', `<td>WS-1</td>`, `id="row-${ID.toUpperCase()}"`],
    ['its row id', `<td>WS-1</td>`, `row-id="${ID}"`],
    ['a link', `<td><a href="#??asio_route=/d?endpointId=${ID}??">WS-1</a></td>`, ''],
    ['a script of a cell', `<td onclick="open('${ID}')">WS-1</td>`, ''],
    ['an attribute of any name', `<td>WS-1</td>`, `deviceid="${ID}"`],
    ['the route of a framework', `<td><a routerlink="/device/${ID}">WS-1</a></td>`, ''],
    ['a cell that shows it', `<td>WS-1</td><td>{${ID.toUpperCase()}}</td>`, ''],
    ['a check box', `<td><input type="checkbox" value="${ID}"></td><td>WS-1</td>`, ''],
  ] as const)('%s', ([, cells, attributes]) => {
    expect(tableRow(cells, attributes).ids).toEqual([ID]);
  });

  test.for([
    ['href="/Details?regId=987654&resourceType=S"'],
    [`onclick="showServerDetails('987654','S')"`],
    [`onclick="go({regId: 987654})"`],
    ['data-reg-id="987654"'],
    ['regid="987654"'],
    [`href="JavaScript:openDesktop(987654,'D')"`],
  ])('a legacy page’s %s', ([attribute]) => {
    expect(tableRow(`<td><a ${attribute ?? ''}>WS-1</a></td>`).regIds).toEqual(['987654']);
  });
});

test('texts are read in page order, without those that change by themselves', () => {
  const { texts } = tableRow(
    '<td>WS-1</td><td>  Alder\n Dental </td><td>5 minutes ago</td><td>12 %</td><td>10:42:07</td><td>2026-11-22 10:42</td><td>8GX12</td>',
  );
  expect(texts).toEqual(['WS-1', 'Alder Dental', '8GX12']);
});

test('a name of which a part is marked is read whole', () => {
  expect(tableRow('<td><a href="#">WS-<mark>00</mark>1</a></td>').texts).toContain('WS-001');
});

test('and where all of it stands in elements of the search', () => {
  expect(tableRow('<td><span><mark>WS-</mark><span>001</span></span></td>').texts).toContain(
    'WS-001',
  );
  expect(tableRow('<td><b>WS-1</b><span>2</span></td>').texts).toEqual(['WS-1']);
});

test.for(['title', 'aria-label', 'data-tooltip', 'data-tooltip-content', 'data-bs-original-title'])(
  'a name that is cut short is read from its %s',
  (attribute) => {
    expect(tableRow(`<td ${attribute}="RECEPTION-LONG-1">RECEPTION-LO…</td>`).texts).toContain(
      'RECEPTION-LONG-1',
    );
  },
);

test.for(['input type="checkbox"', 'span role="checkbox"'])(
  'a %s that tells whether it is ticked makes no other row of its row',
  (box) => {
    const ticked = (isTicked: string) =>
      tableRow(`<td><${box} aria-label="Selected: ${isTicked}"></td><td>WS-1</td>`);
    expect(ticked('yes')).toEqual(ticked('no'));
  },
);

test('what a person types is not read', () => {
  expect(
    tableRow('<td><textarea>WS-9</textarea><input value="WS-8"></td><td>WS-1</td>').texts,
  ).toEqual(['WS-1']);
});

test('the texts of a shadow root that a cell keeps open are read', () => {
  const row = write('<table><tr><td><x-cell></x-cell></td></tr></table>').querySelector('tr');
  const cell = row?.querySelector('x-cell');
  if (!row || !cell) throw new Error('The page has no cell');
  cell.attachShadow({ mode: 'open' }).innerHTML = '<b>WS-1</b>';
  expect(readRow([row]).evidence.texts).toEqual(['WS-1']);
});

test('hostile texts are cut, and stripped of what turns them around', () => {
  const { texts } = tableRow(`<td>INV\u202eexe</td><td>${'X'.repeat(5000)}</td>`);
  expect(texts[0]).toBe('INV exe');
  expect(texts[1]).toHaveLength(EVIDENCE_LIMITS.textLength);
});

test('a text of emoji is no longer than the worker takes', () => {
  const [text = ''] = tableRow(`<td>${'💻'.repeat(300)}</td>`).texts;
  expect(text.length).toBeLessThanOrEqual(EVIDENCE_LIMITS.textLength);
});

test('a row says no more than a message may hold', () => {
  const cells = Array.from(
    { length: 300 },
    (_, at) => `<td data-id="${ID.slice(0, -3)}${100 + at}">text ${at}</td>`,
  );
  const { ids, texts } = tableRow(cells.join(''));
  expect(ids.length).toBeLessThanOrEqual(EVIDENCE_LIMITS.ids);
  expect(texts.length).toBeLessThanOrEqual(EVIDENCE_LIMITS.texts);
});

test('an item of a list says nothing of the items below it', () => {
  expect(read('<ul><li>WS-1<ul><li>WS-2</li></ul></li></ul>', 'li').texts).toEqual(['WS-1']);
});

test('two rows that say the same have the same key, others have not', () => {
  const rows = write(
    '<table><tr><td>WS-1</td></tr><tr><td>WS-1</td></tr><tr><td>WS-2</td></tr></table>',
  ).querySelectorAll('tr');
  const [one, two, three] = Array.from(rows, (row) => readRow([row]).key);
  expect(one).toBe(two);
  expect(one).not.toBe(three);
});

describe('what stands around a row in its table is told with it', () => {
  const around = (rows: string, selector: string, attributes = '') => {
    const row = write(`<table ${attributes}>${rows}</table>`).querySelector(selector);
    if (!row) throw new Error('The page has no row');
    return readRow([row]).evidence.around;
  };
  const group = (name: string, ...rows: readonly string[]) =>
    `<tr><td colspan="3">${name}</td></tr>${rows.map((row) => `<tr class="${row}"><td>${row}</td><td>Online</td></tr>`).join('')}`;

  test('of the header of its group, with and without the number of rows', () => {
    const rows = group('Alder (2)', 'WS-1', 'WS-2') + group('Birch', 'WS-3');
    expect(around(rows, '.WS-2')).toEqual(['Alder (2)', 'Alder']);
    expect(around(rows, '.WS-3')).toEqual(['Birch']);
  });

  test('of a cell that spans it, and no longer', () => {
    const rows =
      '<tr><td rowspan="2">Alder</td><td>WS-1</td></tr><tr class="b"><td>WS-2</td></tr><tr class="c"><td>WS-3</td></tr>';
    expect(around(rows, '.b')).toEqual(['Alder']);
    expect(around(rows, '.c')).toBeUndefined();
  });

  test('and nothing where it has an id, or where its grid moves rows about', () => {
    const plain = group('Alder', 'WS-1');
    expect(
      around(plain.replace('class="WS-1"', `class="WS-1" data-id="${ID}"`), '.WS-1'),
    ).toBeUndefined();
    const moved = plain.replace('class="WS-1"', 'class="WS-1" style="transform: translateY(9px)"');
    expect(around(moved, '.WS-1')).toBeUndefined();
  });
});
