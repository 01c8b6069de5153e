import { expect, test } from 'vitest';
import { DevicesModel } from '@/lib/state/devices-model';
import { createFakeWorker, portsTo } from '../components/fake-worker';
import { deviceId, page } from '../components/make';

test('more devices than one message may name are imported in portions', async () => {
  const worker = createFakeWorker({
    'devices.list': () => page([]),
    'devices.track': ({ selection }) => ({
      changed: 'ids' in selection ? selection.ids.length : 0,
    }),
  });
  const model = new DevicesModel(portsTo(worker));
  model.selection.select(
    Array.from({ length: 1_201 }, (_, index) => deviceId(`d-${index}`)),
    true,
  );
  await model.importSelected();
  const portions = worker
    .bodiesOf('devices.track')
    .map(({ selection }) => ('ids' in selection ? selection.ids.length : 0));
  expect(portions).toEqual([500, 500, 201]);
  expect(model.task.state.value).toMatchObject({ text: 'Imported 1,201 devices.' });
});
