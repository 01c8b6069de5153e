import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { EditorApp } from '@/components/editor/editor-app';
import { EditorModel } from '@/lib/state/editor-model';
import { framedPlace } from '@/lib/state/editor-ports';
import { createFakeWorker } from './fake-worker';
import { opening } from './make';
import { portsTo } from './fake-worker';

afterEach(() => vi.restoreAllMocks());

test('the framed form asks for the room that its dates and a question need', async () => {
  let lacking = 90;
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(200);
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockImplementation(() => 200 + lacking);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(370);
  const worker = createFakeWorker({ 'editor.opening': () => opening() });
  const model = new EditorModel({
    ...portsTo(worker),
    ...framedPlace(portsTo(worker).send, 'ticket-1', () => undefined),
  });
  const heights: number[] = [];
  render(<EditorApp model={model} fit={async (height) => heights.push(height)} />);
  await screen.findByLabelText('Warranty expires', { exact: true });
  await waitFor(() => expect(heights.at(-1)).toBe(460));

  lacking = 40;
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: '+1 year' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByRole('alertdialog');
  await waitFor(() => expect(heights.at(-1)).toBe(410));
});
