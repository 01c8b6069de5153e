import { Card } from '../card';

/** What is kept where, and what the browser's permissions are for. */
export const StorageCard = () => (
  <Card title="What is stored, and where">
    <dl class="facts wide">
      <div>
        <dt>Purchase and warranty dates</dt>
        <dd>In your RMM, in two custom fields; a copy in this browser.</dd>
      </div>
      <div>
        <dt>Companies, devices, mappings, activity</dt>
        <dd>In this browser’s own database. Nothing is sent to anyone but ConnectWise.</dd>
      </div>
      <div>
        <dt>The client secret</dt>
        <dd>
          Encrypted in the same database, under a key that cannot be exported. It is in no log, no
          address and no export. Malware on this computer, or someone with your browser profile,
          could still use it.
        </dd>
      </div>
      <div>
        <dt>Access tokens</dt>
        <dd>In the browser’s memory, gone when it closes.</dd>
      </div>
    </dl>
    <h3>What the browser lets Shelflife do</h3>
    <dl class="facts wide">
      <div>
        <dt>ConnectWise’s API and portal</dt>
        <dd>To read and save dates, and to show them beside your devices. No other page.</dd>
      </div>
      <div>
        <dt>Storage</dt>
        <dd>To keep the device list of a large fleet.</dd>
      </div>
      <div>
        <dt>Alarms</dt>
        <dd>
          To go on with a sync or a save after the browser has put Shelflife to sleep, and to resync
          by itself.
        </dd>
      </div>
    </dl>
  </Card>
);
